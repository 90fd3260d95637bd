import { useTranslations } from 'next-intl'
import { Icon } from '../ui/icon'
import type { NavEntry } from './shell-props'

/** The ways through the site on a phone, below the header. It does not float, so it never covers what is being read or filled in. */
export function ResidentBar({ entries }: { entries: NavEntry[] }) {
  const t = useTranslations('shell')
  return (
    <nav aria-label={t('quickMenu')} className="border-b border-line bg-card lg:hidden print:hidden">
      <ul className="mx-auto grid max-w-form auto-cols-fr grid-flow-col">
        {entries.map((entry) => (
          <li key={entry.href} className="min-w-0">
            <a
              href={entry.href}
              aria-current={entry.current ? 'page' : undefined}
              className="flex h-full min-h-[max(3.25rem,var(--target))] flex-col items-center justify-center gap-0.5 px-1 py-1.5 text-center text-[min(var(--small),5vw)]/[1.25] text-ink-soft no-underline aria-[current]:font-semibold aria-[current]:text-brand aria-[current]:shadow-[inset_0_-3px_var(--brand)]"
            >
              <Icon name={entry.icon ?? 'forward'} className="size-6" />
              {entry.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
