import { useTranslations } from 'next-intl'
import type { DisplayMode } from '@/lib/text/display-mode'
import { Icon } from '../ui/icon'

/** One press into 关怀版 and back, always in sight. */
export function CareSwitch({ mode, back }: { mode: DisplayMode; back: string }) {
  const t = useTranslations('shell')
  const care = mode === 'care'
  return (
    <form method="post" action="/do/set-display">
      <input type="hidden" name="back" value={back} />
      <button
        type="submit"
        name="mode"
        value={care ? 'normal' : 'care'}
        className="flex min-h-target items-center gap-1.5 rounded-full px-2 text-small text-ink hover:bg-brand-soft"
      >
        <Icon name="text" className="text-brand" />
        {care ? t('normal') : t('care')}
      </button>
    </form>
  )
}
