import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { ChartTable } from './chart-table'

export type Bar = { label: string; value: number; said?: string; href?: string }

/**
 * Amounts side by side as bars of one colour. `said` is the value in words (612 · 46%), else the number itself.
 * `most` is the value of a full bar; without it the largest one is.
 */
export function BarList({ caption, bars, most }: { caption: string; bars: Bar[]; most?: number }) {
  const t = useTranslations('ui')
  const full = most ?? Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <figure aria-label={caption} className="@container">
      <ul className="grid gap-2">
        {bars.map((bar) => (
          <li
            key={bar.label}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 text-small @xs:grid-cols-[7em_1fr_7.5em]"
          >
            <span>{bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}</span>
            <span
              aria-hidden="true"
              className="order-last col-span-2 block h-[1.35em] overflow-hidden rounded-[0.4em] bg-sunk @xs:order-none @xs:col-span-1"
            >
              <span
                className="block h-full w-(--share) rounded-[0.4em] border-r border-brand bg-brand print-exact"
                style={{ '--share': `${Math.min(100, (100 * bar.value) / full)}%` } as CSSProperties}
              />
            </span>
            <span className="tabular-nums">{bar.said ?? bar.value}</span>
          </li>
        ))}
      </ul>
      <ChartTable
        caption={caption}
        heads={[t('item'), t('amount')]}
        rows={bars.map((bar) => ({ key: bar.label, cells: [bar.label, bar.said ?? bar.value] }))}
      />
    </figure>
  )
}
