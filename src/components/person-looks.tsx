import { useLocale, useTranslations } from 'next-intl'
import type { LookView } from '@/lib/registry/look-views'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { Card } from './ui/card'

/** Who of the own street looked at a person, newest first. */
export function PersonLooks({ looks }: { looks: LookView[] }) {
  const [t, locale] = [useTranslations('people.looks'), useLocale() as Locale]
  const comma = locale === 'en' ? ', ' : '、'
  return (
    <Card title={t('title')}>
      {looks.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <ol className="grid gap-1 text-small">
        {looks.map((look) => (
          <li key={`${look.at}${look.who}${look.unmasked.join()}`}>
            <span className="text-ink-soft tabular-nums">{sayDateTime(look.at, locale)}</span> {look.who}{' '}
            {look.unmasked.length > 0 ? t('whole', { what: look.unmasked.join(comma) }) : t('masked')}
            {look.reason && <span className="block text-ink-soft">{t('why', { reason: look.reason })}</span>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
