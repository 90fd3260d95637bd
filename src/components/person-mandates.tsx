import { useLocale, useTranslations } from 'next-intl'
import type { MandateOf } from '@/lib/access/mandates-of'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { Card } from './ui/card'

/** Mandates in force that a person gave or was given. */
export function PersonMandates({ mandates }: { mandates: MandateOf[] }) {
  const [t, f, locale] = [useTranslations('people.mandates'), useTranslations('people.family'), useLocale() as Locale]
  const day = (date: string) => sayDate(date, locale, 'plain')
  if (mandates.length === 0) return null
  return (
    <Card title={t('title')}>
      <ul className="grid gap-1">
        {mandates.map((each) => (
          <li key={each.id} className="flex flex-wrap gap-x-2">
            {each.principal ? t('principal') : t('agent')}
            <span className="text-small text-ink-soft">
              {each.to ? f('period', { from: day(each.from), to: day(each.to) }) : f('since', { date: day(each.from) })}
              {each.services.length === 0 && ` · ${t('all')}`}
            </span>
            <a href={`/registers/people/${each.other}`}>{t('open')}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
