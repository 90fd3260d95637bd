import { useLocale, useTranslations } from 'next-intl'
import { isLocale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { Icon } from './icon'

/** Where a filled-in value comes from: 来自身份证 · 2026年11月24日. `on` is a date, `YYYY-MM-DD`. */
export function ProvenanceChip({ source, on }: { source: string; on?: string }) {
  const t = useTranslations('ui')
  const locale = useLocale()
  const date = on && sayDate(on, isLocale(locale) ? locale : undefined, 'plain')
  return (
    <span className="inline-flex items-center gap-1.5 rounded-full border border-brand-line bg-brand-soft px-[0.7em] text-small font-normal text-brand-deep">
      <Icon name="seal" className="text-brand" />
      {date ? t('fromOn', { source, date }) : t('from', { source })}
    </span>
  )
}
