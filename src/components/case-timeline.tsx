import type { ReactNode } from 'react'
import { classList } from './ui/class-list'

export type CaseEvent = {
  id?: string
  title: ReactNode
  who?: ReactNode
  /** When, ready to be read: 11月25日 10:12. */
  at?: ReactNode
  note?: ReactNode
  /** Vermilion for what asks something of the reader. */
  tone?: 'plain' | 'seal'
}

type CaseTimelineProps = { events: CaseEvent[]; next?: CaseEvent[]; label: string }

/** What happened to a case, newest first as given, below what happens next (hollow marks). */
export function CaseTimeline({ events, next = [], label }: CaseTimelineProps) {
  return (
    <ol aria-label={label}>
      {[...next.map((event) => ({ event, ahead: true })), ...events.map((event) => ({ event, ahead: false }))].map(
        ({ event, ahead }, at) => (
          <li
            key={event.id ?? String(at)}
            className={classList(
              'relative break-inside-avoid pb-5 pl-9 last:pb-0',
              'before:absolute before:top-[0.5em] before:left-[0.4rem] before:size-3 before:rounded-full before:border-2 before:content-[""] before:print-exact',
              'after:absolute after:top-[calc(0.5em+1.15rem)] after:bottom-[-0.15em] after:left-[calc(0.4rem+5px)] after:w-0.5 after:bg-line after:content-[""] last:after:hidden',
              ahead && 'text-ink-soft before:border-line-strong before:bg-card',
              !ahead &&
                (event.tone === 'seal' ? 'before:border-seal before:bg-seal' : 'before:border-brand before:bg-brand'),
            )}
          >
            <p>
              <b className={classList(event.tone === 'seal' && 'text-seal')}>{event.title}</b>
              {event.who && <span> · {event.who}</span>}
            </p>
            {(event.at || event.note) && (
              <div className="text-small text-ink-soft">
                {event.at && <span className="tabular-nums">{event.at}</span>}
                {event.at && event.note && ' '}
                {event.note}
              </div>
            )}
          </li>
        ),
      )}
    </ol>
  )
}
