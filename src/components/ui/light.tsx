import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classList } from './class-list'

export type LightColour = 'green' | 'yellow' | 'red' | 'black'

/** Circle, triangle, square and diamond: the shape says the same as the colour. */
const shapes: Record<LightColour, { path: string; mark: string; word: string }> = {
  green: {
    path: 'M6 .8a5.200 5.200 0 1 0 0 10.400A5.200 5.200 0 0 0 6 .8z',
    mark: 'fill-green-mark',
    word: 'text-green',
  },
  yellow: { path: 'M6 .8L11.800 11.200H.2z', mark: 'fill-amber-mark', word: 'text-amber' },
  red: { path: 'M1 1h10v10H1z', mark: 'fill-red', word: 'text-red' },
  black: { path: 'M6 0l6 6-6 6-6-6z', mark: 'fill-black', word: 'font-semibold text-black' },
}

/** The state of a time limit as shape, colour and word. Without children the word is 正常, 临近, 超承诺 or 超法定. */
export function Light({ colour, children }: { colour: LightColour; children?: ReactNode }) {
  const t = useTranslations('ui')
  const { path, mark, word } = shapes[colour]
  return (
    <span className={classList('inline-flex items-center gap-[0.5em] text-small whitespace-nowrap', word)}>
      <svg viewBox="0 0 12 12" aria-hidden="true" className={classList('size-[0.8em] shrink-0 print-exact', mark)}>
        <path d={path} />
      </svg>
      {children ?? t(`light.${colour}`)}
    </span>
  )
}
