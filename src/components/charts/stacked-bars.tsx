import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { Light, type LightColour } from '../ui/light'
import { ChartTable } from './chart-table'

export type StackedBar = {
  label: string
  parts: Partial<Record<LightColour | 'still', number>>
  said?: string
  href?: string
}

const order = ['green', 'yellow', 'red', 'black', 'still'] as const

/** Yellow, red and `still` (the clock is not running) carry a pattern, so that neighbours differ without colour. */
const looks = {
  green: 'bg-green-mark',
  yellow: 'bg-amber-mark bg-[repeating-linear-gradient(135deg,transparent_0_5px,rgb(255_255_255/.35)_5px_7px)]',
  red: 'bg-red bg-[repeating-linear-gradient(45deg,transparent_0_4px,rgb(255_255_255/.3)_4px_6px)]',
  black: 'bg-black',
  still: 'border border-line-strong bg-card hatch-off',
} as const

type StackedBarsProps = { caption: string; bars: StackedBar[]; stillWord: string }

/** Cases by the state of their time limit, one bar for each stage, department or channel. */
export function StackedBars({ caption, bars, stillWord }: StackedBarsProps) {
  const t = useTranslations('ui')
  const full = Math.max(1, ...bars.map(total))
  const words = order.map((part) => (part === 'still' ? stillWord : t(`light.${part}`)))
  return (
    <figure aria-label={caption} className="@container">
      <ul className="grid gap-2">
        {bars.map((bar) => (
          <li
            key={bar.label}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 text-small @md:grid-cols-[7em_1fr_9.5em]"
          >
            <span>{bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}</span>
            <StackedRow bar={bar} full={full} />
            <span className="tabular-nums">{bar.said ?? total(bar)}</span>
          </li>
        ))}
      </ul>
      <figcaption className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
        {order.map((part, at) =>
          part === 'still' ? (
            <span key={part} className="inline-flex items-center gap-[0.5em] text-small text-ink-soft">
              <span
                aria-hidden="true"
                className="size-[0.8em] rounded-[0.2em] border border-line-strong bg-card hatch-off print-exact"
              />
              {stillWord}
            </span>
          ) : (
            <Light key={part} colour={part}>
              {words[at]}
            </Light>
          ),
        )}
      </figcaption>
      <ChartTable
        caption={caption}
        heads={[t('item'), ...words, t('total')]}
        rows={bars.map((bar) => ({
          key: bar.label,
          cells: [bar.label, ...order.map((part) => bar.parts[part] ?? 0), total(bar)],
        }))}
      />
    </figure>
  )
}

function StackedRow({ bar, full }: { bar: StackedBar; full: number }) {
  return (
    <span
      aria-hidden="true"
      className="order-last col-span-2 flex h-[1.35em] overflow-hidden rounded-[0.4em] bg-sunk @md:order-none @md:col-span-1"
    >
      {order
        .filter((part) => bar.parts[part])
        .map((part) => (
          <span
            key={part}
            className={`block h-full w-(--share) print-exact ${looks[part]}`}
            style={{ '--share': `${(100 * (bar.parts[part] ?? 0)) / full}%` } as CSSProperties}
          />
        ))}
    </span>
  )
}

function total(bar: StackedBar): number {
  return order.reduce((sum, part) => sum + (bar.parts[part] ?? 0), 0)
}
