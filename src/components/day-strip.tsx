import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { ChartTable } from './charts/chart-table'
import { labelAlign, labelLevels } from './day-strip-labels'
import { classList } from './ui/class-list'

export type DayKind = 'start' | 'done' | 'now' | 'ahead' | 'off' | 'pause'

export type DayCell = {
  /** `YYYY-MM-DD`; the strip starts in the column of its weekday when it becomes a calendar. */
  date: string
  /** One or two characters: 26, 六. */
  label: string
  kind: DayKind
  /** A limit that ends on this day: 承诺 12月1日. */
  flag?: string
  /** A word above the day: 受理，次日起算; 今天. */
  top?: string
  /** Why the day does not count, for the table: 周六, 国庆节, 等您补正. */
  why?: string
}

const kinds: Record<DayKind, string> = {
  start: 'border-2 border-line-strong bg-card text-ink-soft',
  done: 'border border-brand bg-brand text-brand-ink',
  now: 'border-[3px] border-brand bg-card font-bold text-brand-deep',
  ahead: 'border border-line bg-sunk text-ink-soft',
  off: 'border border-line bg-card text-ink-faint hatch-off',
  pause: 'border border-amber-mark bg-card text-amber hatch-pause',
}

/** Longer strips are calendars of two weeks a line on wide sheets too. */
const longestLine = 23

/**
 * The time limit of a case, one cell a day: counted days filled, days off hatched, pauses striped, today outlined,
 * limits flagged. On a narrow sheet it turns into a small calendar. The table below says the same in words.
 */
export function DayStrip({ cells, label }: { cells: DayCell[]; label?: string }) {
  const t = useTranslations('ui')
  const caption = label ?? t('dayStrip')
  const line = cells.length <= longestLine
  return (
    <figure aria-label={caption} className="@container">
      <Cells cells={cells} line={line} />
      <Legend cells={cells} line={line} />
      <ChartTable
        caption={caption}
        heads={[t('date'), t('status'), t('mark')]}
        rows={cells.map((cell) => ({
          key: cell.date,
          cells: [cell.date, cell.why ?? t(`dayKind.${cell.kind}`), [cell.top, cell.flag].filter(Boolean).join(' · ')],
        }))}
      />
    </figure>
  )
}

function Cells({ cells, line }: { cells: DayCell[]; line: boolean }) {
  const tops = labelLevels(cells, 'top')
  const flags = labelLevels(cells, 'flag')
  const room = {
    '--top': line ? Math.max(...tops) + 1 : 0,
    '--flag': line ? Math.max(...flags) + 1 : 0,
  } as CSSProperties
  return (
    <div
      aria-hidden="true"
      style={room}
      className={classList(
        'grid grid-cols-7 gap-1.5 py-2',
        line
          ? '@2xl:flex @2xl:gap-1 @2xl:pt-[calc(var(--top)*1.5rem+0.25rem)] @2xl:pb-[calc(var(--flag)*1.5rem+0.25rem)]'
          : '@2xl:grid-cols-14',
      )}
    >
      {cells.map((cell, at) => (
        <Cell
          key={cell.date}
          cell={cell}
          first={at === 0}
          line={line}
          align={labelAlign(at, cells.length)}
          levels={{ top: tops[at] ?? 0, flag: flags[at] ?? 0 }}
        />
      ))}
    </div>
  )
}

type CellProps = {
  cell: DayCell
  first: boolean
  line: boolean
  align: 'start' | 'centre' | 'end'
  levels: { top: number; flag: number }
}

const aligns = { start: 'left-0', centre: 'left-1/2 -translate-x-1/2', end: 'right-0' }

function Cell({ cell, first, line, align, levels }: CellProps) {
  const word = classList('absolute hidden text-tiny/[1.4] whitespace-nowrap', line && '@2xl:block', aligns[align])
  return (
    <span
      className={classList(
        'relative grid h-9 min-w-0 place-items-center rounded-[0.5rem] text-tiny tabular-nums print-exact',
        kinds[cell.kind],
        first && 'col-start-(--weekday)',
        line && (cell.kind === 'off' ? '@2xl:flex-[0.62]' : '@2xl:flex-1'),
      )}
      style={
        {
          '--weekday': weekday(cell.date),
          '--up': `${levels.top * 1.5}rem`,
          '--down': `${levels.flag * 1.5}rem`,
        } as CSSProperties
      }
    >
      <span className={classList(cell.kind === 'off' && 'rounded-sm bg-card px-1')}>{cell.label}</span>
      {cell.top && (
        <span className={classList(word, 'bottom-[calc(100%+0.35rem+var(--up))] font-normal text-ink-soft')}>
          {cell.top}
        </span>
      )}
      {cell.flag && (
        <>
          <span className="absolute -bottom-1.5 left-1/2 size-3 -translate-x-1/2 rounded-full border-2 border-card bg-seal print-exact" />
          <span className={classList(word, 'top-[calc(100%+0.4rem+var(--down))] font-semibold text-seal')}>
            {cell.flag}
          </span>
        </>
      )}
    </span>
  )
}

/** The words of the marked days where they do not fit beside their cells. */
function Legend({ cells, line }: { cells: DayCell[]; line: boolean }) {
  const marked = cells.filter((cell) => cell.top || cell.flag)
  return (
    <ul
      aria-hidden="true"
      className={classList('mt-1 flex flex-wrap gap-x-4 gap-y-1 text-small', line && '@2xl:hidden')}
    >
      {marked.map((cell) => (
        <li key={cell.date} className="flex items-center gap-1.5">
          <span
            className={classList(
              'grid h-[2em] min-w-[2.4em] place-items-center rounded-md px-1 text-tiny tabular-nums print-exact',
              kinds[cell.kind],
            )}
          >
            {cell.label}
          </span>
          {cell.top && <span className="text-ink-soft">{cell.top}</span>}
          {cell.flag && <span className="font-semibold text-seal">{cell.flag}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Monday 1 to Sunday 7, as calendars in China begin. */
function weekday(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}
