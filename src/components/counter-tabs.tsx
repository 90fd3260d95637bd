import { useTranslations } from 'next-intl'
import { Kbd } from './ui/kbd'

type CounterTab = { href: string; label: string; current: boolean }

const look =
  'flex min-h-target items-center gap-2 rounded-t-card border border-b-0 border-line bg-sunk px-[1em] text-small/[1.3] text-ink-soft no-underline hover:text-ink aria-[current]:-mb-px aria-[current]:border-line-strong aria-[current]:bg-card aria-[current]:pb-px aria-[current]:font-semibold aria-[current]:text-ink'

/** The items of a visit over the sheet they are filled in on; the last tab begins another one. */
export function CounterTabs({ items, another }: { items: CounterTab[]; another: Omit<CounterTab, 'label'> }) {
  const t = useTranslations('counter')
  return (
    <nav aria-label={t('visit')} className="mb-gap print:hidden">
      <ul className="flex flex-wrap gap-1.5 border-b border-line-strong">
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined} className={look}>
              {item.label}
            </a>
          </li>
        ))}
        <li>
          <a href={another.href} data-hotkey="i" aria-current={another.current ? 'page' : undefined} className={look}>
            {t('another')}
            <Kbd>I</Kbd>
          </a>
        </li>
      </ul>
    </nav>
  )
}
