import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Tag } from '@/components/ui/tag'
import type { ConsentView } from '@/lib/rights/my-consents'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime, sayDayOf } from '@/lib/text/say-date-time'
import { newKey } from '@/lib/web/page'

type ConsentCardProps = { consent: ConsentView; locale: Locale; back: string }

/** One consent, and the one press that takes it back. */
export async function ConsentCard({ consent, locale, back }: ConsentCardProps) {
  const t = await getTranslations('rights.consents')
  const { title, at, channel, textOf, case: about, byGuardian, withdrawnAt } = consent
  const published = textOf && sayDayOf(textOf, locale)
  return (
    <Card title={title} id={consent.id}>
      <p>
        {withdrawnAt ? (
          <Tag tone="amber">{t('withdrawn', { date: sayDateTime(withdrawnAt, locale) })}</Tag>
        ) : (
          <Tag tone="green">{t('given')}</Tag>
        )}
      </p>
      <ul className="mt-2 grid gap-1 text-small text-ink-soft">
        <li>{t('at', { date: sayDateTime(at, locale), channel })}</li>
        {published && <li>{t('textOf', { date: published })}</li>}
        {about && (
          <li>
            <a href={`/cases/${about.id}`} className="inline-block py-1">
              {t('case', { service: about.service, no: about.no })}
            </a>
          </li>
        )}
        {byGuardian && <li>{t('guardian')}</li>}
      </ul>
      {!withdrawnAt && (
        <form method="post" action="/do/withdraw-consent" className="mt-3">
          <input type="hidden" name="_key" value={newKey()} />
          <input type="hidden" name="_back" value={back} />
          <input type="hidden" name="consent" value={consent.id} />
          <Button variant="quiet">
            {t('withdraw')}
            <span className="sr-only"> {title}</span>
          </Button>
        </form>
      )}
    </Card>
  )
}
