import type { ReactNode } from 'react'
import { classList } from './class-list'

type StatCardProps = {
  label: string
  figure: ReactNode
  unit?: string
  note?: ReactNode
  /** The list behind the figure. The whole card can then be pressed. */
  href?: string
  /** `seal` when the figure asks something of the reader. */
  tone?: 'plain' | 'seal'
}

/** One figure with what it counts. */
export function StatCard({ label, figure, unit, note, href, tone = 'plain' }: StatCardProps) {
  const seal = tone === 'seal'
  return (
    <div
      className={classList(
        'relative flex flex-col rounded-card border border-line bg-card px-pad py-[calc(var(--pad)*.85)] shadow-card',
        seal && 'border-l-[5px] border-l-seal',
        href && 'hover:border-brand hover:shadow-lift',
      )}
    >
      <p className="text-small text-ink-soft">
        {href ? (
          <a
            href={href}
            className="text-ink-soft no-underline after:absolute after:inset-0 after:rounded-card hover:underline"
          >
            {label}
          </a>
        ) : (
          label
        )}
      </p>
      <p className={classList('text-figure font-semibold tabular-nums', seal ? 'text-seal' : 'text-ink')}>
        {figure}
        {unit && <span className="ml-1 text-base font-normal text-ink-soft">{unit}</span>}
      </p>
      {note && <p className="text-small text-ink-soft">{note}</p>}
    </div>
  )
}
