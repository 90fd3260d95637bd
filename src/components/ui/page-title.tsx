import type { ReactNode } from 'react'
import { Crumbs } from './crumbs'

type PageTitleProps = {
  children: ReactNode
  crumbs?: { href: string; label: string }[]
  /** A state beside the title, usually a `Tag`. */
  tag?: ReactNode
  /** One line below: number, date, link. */
  note?: ReactNode
  /** Links or buttons at the right. */
  actions?: ReactNode
}

/** The one `h1` of a page with what belongs to it. */
export function PageTitle({ children, crumbs, tag, note, actions }: PageTitleProps) {
  return (
    <div className="mb-gap">
      {crumbs && <Crumbs trail={crumbs} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-h1">{children}</h1>
        {tag}
        {actions && <div className="flex flex-wrap gap-2 sm:ml-auto print:hidden">{actions}</div>}
      </div>
      {note && <p className="mt-1 text-small text-ink-soft">{note}</p>}
    </div>
  )
}
