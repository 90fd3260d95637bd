import { useTranslations } from 'next-intl'
import { buttonClass } from './button-class'
import { Icon } from './icon'

/** Keyset pages know only the previous and the next one. Shows nothing when there is neither. */
export function Pager({ prevHref, nextHref }: { prevHref?: string; nextHref?: string }) {
  const t = useTranslations('ui')
  if (!prevHref && !nextHref) return null
  return (
    <nav aria-label={t('pages')} className="mt-gap flex flex-wrap justify-between gap-3">
      {prevHref ? (
        <a href={prevHref} rel="prev" className={buttonClass('quiet')}>
          <Icon name="back" />
          {t('prev')}
        </a>
      ) : (
        <span />
      )}
      {nextHref && (
        <a href={nextHref} rel="next" className={buttonClass('quiet')}>
          {t('next')}
          <Icon name="forward" />
        </a>
      )}
    </nav>
  )
}
