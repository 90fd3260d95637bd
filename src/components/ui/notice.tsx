import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classList } from './class-list'
import { Icon } from './icon'

export type NoticeKind = 'info' | 'success' | 'needs-you'

const kinds = {
  info: { look: 'border-brand-line bg-brand-soft', ink: 'text-brand', icon: 'info', word: 'info' },
  success: { look: 'border-green bg-green-soft', ink: 'text-green', icon: 'check', word: 'success' },
  'needs-you': { look: 'border-seal bg-seal-soft', ink: 'text-seal', icon: 'alert', word: 'needsYou' },
} as const

type NoticeProps = { kind?: NoticeKind; title?: ReactNode; children?: ReactNode; role?: 'status' | 'alert' }

/** A message above the content. `title` defaults to the word of its kind; give a `role` when it answers an action. */
export function Notice({ kind = 'info', title, children, role }: NoticeProps) {
  const t = useTranslations('ui')
  const { look, ink, icon, word } = kinds[kind]
  return (
    <div role={role} className={classList('flex gap-3 rounded-card border p-pad', look)}>
      <Icon name={icon} className={classList('mt-[0.2em] text-h3', ink)} />
      <div className="min-w-0 flex-1">
        <p className={classList('text-h3 font-semibold', ink)}>{title ?? t(word)}</p>
        {children && <div className="mt-1">{children}</div>}
      </div>
    </div>
  )
}
