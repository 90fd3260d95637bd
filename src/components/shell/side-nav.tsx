import type { NavGroup } from './shell-props'

/** The groups of a staff navigation on a deep surface, with how much waits behind each entry. */
export function SideNav({ groups, label }: { groups: NavGroup[]; label: string }) {
  return (
    <nav aria-label={label} className="grid gap-4">
      {groups.map((group) => (
        <div key={group.title ?? group.entries[0]?.href}>
          {group.title && <p className="mb-1 px-2.5 text-tiny text-on-deep-soft">{group.title}</p>}
          <ul className="grid gap-0.5">
            {group.entries.map((entry) => (
              <li key={entry.href}>
                <a
                  href={entry.href}
                  aria-current={entry.current ? 'page' : undefined}
                  className="flex min-h-target items-center justify-between gap-3 rounded-field px-2.5 text-on-deep no-underline hover:bg-deep-lift aria-[current]:bg-deep-lift aria-[current]:font-semibold aria-[current]:text-brand-ink aria-[current]:shadow-[inset_3px_0_var(--focus-deep)]"
                >
                  {entry.label}
                  {entry.count !== undefined && <span className="tabular-nums">{entry.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
