import { classList } from './class-list'

export type Tab = { href: string; label: string; count?: number; current?: boolean }

const shapes = {
  tabs: {
    list: 'gap-1.5 border-b border-line-strong',
    link: 'rounded-t-card border border-b-0 border-line bg-sunk text-ink-soft hover:text-ink aria-[current]:-mb-px aria-[current]:border-line-strong aria-[current]:bg-card aria-[current]:pb-px aria-[current]:font-semibold aria-[current]:text-ink',
  },
  pills: {
    list: 'gap-2',
    link: 'rounded-full border border-line-strong bg-card text-ink hover:border-brand hover:bg-brand-soft aria-[current]:border-brand aria-[current]:bg-brand aria-[current]:font-semibold aria-[current]:text-brand-ink',
  },
} as const

/** Views of one thing as links, each with an address of its own: `tabs` over a sheet, `pills` as saved filters. */
export function Tabs({ items, label, shape = 'tabs' }: { items: Tab[]; label: string; shape?: keyof typeof shapes }) {
  return (
    <nav aria-label={label} className="mb-gap print:hidden">
      <ul className={classList('flex flex-wrap', shapes[shape].list)}>
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={classList(
                'flex min-h-target items-center gap-2 px-[1em] text-small/[1.3] no-underline',
                shapes[shape].link,
              )}
            >
              {item.label}
              {item.count !== undefined && <span className="tabular-nums">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
