import { useTranslations } from 'next-intl'
import type { MyCorrection } from '@/lib/registry/my-information'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDayOf } from '@/lib/text/say-date-time'

/** What was asked to be corrected at one item: what it should be, where that stands, and why. */
export function CorrectionList({ corrections, locale }: { corrections: MyCorrection[]; locale: Locale }) {
  const t = useTranslations('rights.correction')
  const on = (instant: string) => sayDayOf(instant, locale)
  return corrections.slice(0, 3).map((each) => (
    <span key={each.id} className="mt-2 block border-l-4 border-brand-line pl-3">
      <span className="block font-semibold text-ink">
        {t(`state.${each.state}`, { date: sayDate(each.dueOn, locale, 'plain') })}
      </span>
      <span className="block [overflow-wrap:anywhere]">
        {t('asked', { text: each.text })} · {t('askedAt', { date: on(each.at) })}
      </span>
      {each.reason && <span className="block">{t('reason', { reason: each.reason })}</span>}
    </span>
  ))
}
