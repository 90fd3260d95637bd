import type { ReactNode } from 'react'
import { classList } from './class-list'

export type TagTone = 'plain' | 'brand' | 'seal' | 'green' | 'amber' | 'red' | 'black'

const tones: Record<TagTone, string> = {
  plain: 'bg-sunk text-ink-soft border-line',
  brand: 'bg-brand-soft text-brand-deep border-brand-soft',
  seal: 'bg-seal-soft text-seal border-seal-soft',
  green: 'bg-green-soft text-green border-green-soft',
  amber: 'bg-amber-soft text-amber border-amber-soft',
  red: 'bg-red-soft text-red border-red-soft',
  black: 'bg-black-soft text-black border-black-soft',
}

/** A short word about a thing: its state, group or promise. Not a link and not a button. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span
      className={classList(
        'inline-flex items-center gap-1.5 break-keep rounded-full border px-[0.75em] py-px text-small/[1.6] [[data-mode=contrast]_&]:border-current',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
