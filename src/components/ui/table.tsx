import type { CSSProperties, ReactNode } from 'react'
import { classList } from './class-list'

export type Column<Row> = {
  key: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  /** Right-aligned figures. */
  numeric?: boolean
  /** The cell that names its row. */
  heads?: boolean
  /** A link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
}

type TableProps<Row> = {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Shown instead of the table without rows, usually an `EmptyState`. */
  empty?: ReactNode
  hideCaption?: boolean
  /** On a phone every row becomes a small sheet instead of a wide table that scrolls. */
  stacked?: boolean
  /** The row the reader is at. */
  current?: (row: Row) => boolean
}

/** A frame that scrolls must be reachable by keyboard (WCAG 2.1.1): a named region with a tab stop. */
const reachable = { tabIndex: 0 }

/** Chinese may break after every character; this much of an em keeps a column readable. */
const leastWidth = 6

/** A real table in a frame that scrolls by itself, so that the page never does. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, hideCaption, stacked, current } = props
  if (rows.length === 0 && empty) return empty
  return (
    <section aria-label={caption} {...reachable} className="min-w-0 overflow-x-auto rounded-field">
      <table
        className={classList(
          'w-full border-collapse [overflow-wrap:normal]',
          stacked ? 'max-md:block md:min-w-(--least)' : 'min-w-(--least)',
        )}
        style={{ '--least': `${columns.length * leastWidth}em` } as CSSProperties}
      >
        <caption
          className={
            hideCaption ? 'sr-only' : classList('pb-2 text-left text-h3 font-semibold', stacked && 'max-md:block')
          }
        >
          {caption}
        </caption>
        <thead className={classList(stacked && 'max-md:sr-only')}>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody className={classList(stacked && 'max-md:block')}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              aria-current={current?.(row) || undefined}
              className={classList(
                'border-b border-line last:border-b-0 hover:bg-brand-soft/40 aria-[current=true]:bg-brand-soft aria-[current=true]:shadow-[inset_4px_0_var(--brand)]',
                stacked && 'max-md:block max-md:py-3',
              )}
            >
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} stacked={stacked} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  return (
    <th
      scope="col"
      aria-sort={column.sort?.now}
      className={classList(
        'border-b border-line-strong px-2.5 py-1.5 text-small font-medium whitespace-nowrap text-ink-faint',
        column.numeric ? 'text-right' : 'text-left',
      )}
    >
      {column.sort ? (
        <a href={column.sort.href} className="inline-block py-1 text-ink-soft">
          {column.head}
          <span aria-hidden="true"> {{ ascending: '↑', descending: '↓', none: '' }[column.sort.now ?? 'none']}</span>
        </a>
      ) : (
        column.head
      )}
    </th>
  )
}

function BodyCell<Row>({ column, row, stacked }: { column: Column<Row>; row: Row; stacked?: boolean }) {
  const look = classList(
    'px-2.5 py-2.5 align-middle',
    column.numeric && 'text-right tabular-nums max-md:text-left',
    stacked && 'max-md:grid max-md:grid-cols-[7em_1fr] max-md:gap-3 max-md:py-0.5',
    stacked && column.heads && 'max-md:text-h3',
  )
  const content = (
    <>
      {stacked && (
        <span aria-hidden="true" className="text-small font-normal text-ink-faint md:hidden">
          {column.head}
        </span>
      )}
      {stacked ? <span className="min-w-0">{column.cell(row)}</span> : column.cell(row)}
    </>
  )
  if (!column.heads) return <td className={look}>{content}</td>
  return (
    <th scope="row" className={classList(look, 'text-left font-semibold')}>
      {content}
    </th>
  )
}
