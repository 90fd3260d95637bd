import { useTranslations } from 'next-intl'

/** Says on every page of a demonstration, on paper too, that nothing here is real. */
export function DemoRibbon() {
  const t = useTranslations('shell')
  return (
    <aside
      aria-label={t('demoLabel')}
      className="border-b border-amber-mark/40 bg-amber-soft px-4 py-0.5 text-center text-small text-amber"
    >
      {t('demo')}
    </aside>
  )
}
