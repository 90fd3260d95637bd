import { useTranslations } from 'next-intl'

/** The first stop of the keyboard on every page. The main part of each shell is `#main`. */
export function SkipLink() {
  const t = useTranslations('shell')
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-full focus:border focus:border-brand focus:bg-card focus:px-5 focus:py-2 focus:font-semibold"
    >
      {t('skip')}
    </a>
  )
}
