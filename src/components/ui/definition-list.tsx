import type { ReactNode } from 'react'
import { classList } from './class-list'

export type DefinitionItem = {
  id?: string
  term: ReactNode
  value: ReactNode
  /** A chip or small remark below the value. */
  note?: ReactNode
  /** A link at the right, such as 修改; `about` completes its words for screen readers. */
  action?: { href: string; label: string; about: string }
}

/** Pairs of term and value: the facts of a case, or the answers to be checked before submitting. */
export function DefinitionList({ items, dense }: { items: DefinitionItem[]; dense?: boolean }) {
  return (
    <dl className={classList('grid', !dense && 'divide-y divide-line')}>
      {items.map((item, at) => (
        <div
          key={item.id ?? String(at)}
          className={classList(
            'grid gap-x-4',
            dense ? 'grid-cols-[minmax(4em,30%)_1fr] py-0.5' : 'py-2.5 sm:grid-cols-[minmax(7em,11em)_1fr]',
            item.action && 'sm:grid-cols-[minmax(7em,11em)_1fr_auto]',
          )}
        >
          <dt className="text-ink-soft">{item.term}</dt>
          <dd className="min-w-0">
            {item.value}
            {item.note && <span className="mt-0.5 block text-small text-ink-soft">{item.note}</span>}
          </dd>
          {item.action && (
            <dd className="print:hidden">
              <a href={item.action.href} className="inline-block py-1">
                {item.action.label}
                <span className="sr-only"> {item.action.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
