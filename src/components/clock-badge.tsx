import type { ReactNode } from 'react'
import { Light, type LightColour } from './ui/light'

type ClockBadgeProps = {
  light: LightColour
  /** 剩 2 天, 今天到期, 超法定 1 天; the light's own word when missing. */
  word?: ReactNode
  /** 12月1日前; the date the promise or the law names. */
  due?: ReactNode
}

/** How a time limit stands, in one line for lists and headings. */
export function ClockBadge({ light, word, due }: ClockBadgeProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Light colour={light}>{word}</Light>
      {due && <span className="text-small text-ink-soft tabular-nums">{due}</span>}
    </span>
  )
}
