import { getLocale, getTranslations } from 'next-intl/server'
import { InboxLight } from '@/components/inbox-light'
import { Card } from '@/components/ui/card'
import { officeInbox } from '@/lib/cases/office-inbox'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'

const mostShown = 8

/** What waits at the clerk's desk: applications sent from home, and cases that came back to the counter. */
export async function CounterWaiting() {
  const [t, locale] = [await getTranslations('counter.waiting'), (await getLocale()) as Locale]
  const { rows, next } = await ask(officeInbox, { view: 'desk', locale })
  const more = rows.length > mostShown || next !== null
  return (
    <Card title={t('title')} aside={next ? t('many') : t('count', { count: rows.length })}>
      {rows.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <ul className="divide-y divide-line">
        {rows.slice(0, mostShown).map((row) => (
          <li key={row.task ?? row.case} className="py-1.5 first:pt-0">
            <a href={`/office/cases/${row.case}`} className="font-semibold">
              {row.applicant} · {row.service}
            </a>
            <span className="flex flex-wrap gap-x-3 text-small text-ink-soft">
              <span>{row.work || row.stage}</span>
              <span>{row.channel}</span>
              <InboxLight row={row} />
            </span>
          </li>
        ))}
      </ul>
      {more && (
        <p className="mt-2">
          <a href="/office">{t('all')}</a>
        </p>
      )}
    </Card>
  )
}
