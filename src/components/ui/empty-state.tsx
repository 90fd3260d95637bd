import type { ReactNode } from 'react'

/** Nothing here yet: a small drawing, what it means, and perhaps a button for what to do. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-2 px-4 py-10 text-center">
      <svg viewBox="0 0 132 84" aria-hidden="true" focusable="false" className="w-36 max-w-full">
        <ellipse cx="66" cy="74" rx="54" ry="6" className="fill-sunk" />
        <g className="stroke-brand" fill="none" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
          <path
            d="M30 40h20c2 0 2.500 1.500 3 4 .6 3 3 5 7 5h12c4 0 6.400-2 7-5 .5-2.500 1-4 3-4h20v28a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4z"
            className="fill-card"
          />
          <path d="M30 40l11-17h50l11 17" />
          <path d="M50 30h32M46 36h8M78 36h8" className="stroke-brand-line" />
          <path d="M66 6v9M52 10l4 7M80 10l-4 7" className="stroke-line-strong" />
        </g>
      </svg>
      <p className="text-h3 font-semibold">{title}</p>
      {children && <div className="max-w-form text-ink-soft">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
