import { useLocale, useTranslations } from 'next-intl'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'

/** From a day, until a day, or up to now. */
export function DaySpan({ from, to }: { from: string; to: string | null }) {
  const [t, locale] = [useTranslations('households'), useLocale() as Locale]
  return (
    <span className="tabular-nums">
      {to
        ? t('span', { from: sayDate(from, locale, 'plain'), to: sayDate(to, locale, 'plain') })
        : t('since', { from: sayDate(from, locale, 'plain') })}
    </span>
  )
}
