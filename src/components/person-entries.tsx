import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { RecordEntry } from '@/lib/registry/people/record-entries-view'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { Card } from './ui/card'
import { Tag } from './ui/tag'

type PersonEntriesProps = {
  entries: RecordEntry[]
  /** The form that ends an entry of the ledger of groups. */
  leave?: (entry: RecordEntry) => ReactNode
  /** Below the list: the form that adds one. */
  children?: ReactNode
}

/** Groups, benefits and what else ledgers hold of a person: sub-category, grade, certificate, review date, period. */
export function PersonEntries({ entries, leave, children }: PersonEntriesProps) {
  const t = useTranslations('people.groups')
  return (
    <Card title={t('title')} id="groups">
      {entries.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.id} className="py-2">
            <Entry entry={entry} />
            {entry.group && entry.status === 'active' && leave?.(entry)}
          </li>
        ))}
      </ul>
      {children}
    </Card>
  )
}

function Entry({ entry }: { entry: RecordEntry }) {
  const [t, f, locale] = [useTranslations('people.groups'), useTranslations('people.family'), useLocale() as Locale]
  const day = (date: string) => sayDate(date, locale, 'plain')
  const period = entry.to
    ? f('period', { from: day(entry.from), to: day(entry.to) })
    : f('since', { date: day(entry.from) })
  const active = entry.status === 'active'
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <b className={active ? undefined : 'font-normal text-ink-soft line-through'}>{entry.label}</b>
        <Tag tone={active ? 'brand' : 'plain'}>{active ? t('active') : t('ended')}</Tag>
        {entry.due && <Tag tone="amber">{t('due')}</Tag>}
        <span className="text-small text-ink-soft">
          {entry.ledger} · {period}
        </span>
        {entry.caseId && (
          <a href={`/office/cases/${entry.caseId}`} className="text-small">
            {t('fromCase')}
          </a>
        )}
      </p>
      {entry.details.length > 0 && (
        <dl className="flex flex-wrap gap-x-4 text-small">
          {entry.details.map(({ key, label, text }) => (
            <div key={key} className="flex gap-1.5">
              <dt className="text-ink-soft">{label}</dt>
              <dd className="tabular-nums">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
