import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'
import { DemoRibbon } from './demo-ribbon'
import { DisplaySwitch } from './display-switch'
import type { NavEntry, ShellProps } from './shell-props'
import { SignOutForm } from './sign-out-form'
import { SkipLink } from './skip-link'
import { StaffSearch } from './staff-search'

type CounterShellProps = ShellProps & {
  /** 综合窗口 3 */
  window: string
  person: { name: string }
  searchAction?: string
  searchValue?: string
  /** Instead of the GET search: a box that posts, because what is typed may be an identity number. */
  search?: ReactNode
  /** The number being served, and for how long, in words. */
  serving?: { number: string; elapsed?: string }
  entries?: NavEntry[]
  /** The line at the bottom: keys at the left, state of printer and reader at the right. */
  foot?: ReactNode
  children: ReactNode
}

/** Around the pages of a counter window: one box that takes everything, and who is being served. */
export function CounterShell(props: CounterShellProps) {
  const t = useTranslations('shell')
  const { demo, searchAction, searchValue, search, serving, entries = [], foot, children } = props
  return (
    <div data-density="staff" className="flex min-h-dvh flex-col">
      <SkipLink />
      {demo && <DemoRibbon />}
      <header className="surface-deep print:hidden">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 lg:px-5">
          <p className="flex items-baseline gap-2.5">
            <b className="text-lead text-brand-ink">{props.window}</b>
            <span className="text-on-deep-soft">{props.person.name}</span>
          </p>
          <div className="flex min-w-0 flex-1 basis-80">
            {search}
            {searchAction && (
              <StaffSearch action={searchAction} label={t('search')} hint={t('searchCounter')} value={searchValue} />
            )}
          </div>
          {serving && (
            <p className="flex items-baseline gap-2">
              {t('serving')}
              <b className="text-h1 text-brand-ink tabular-nums">{serving.number}</b>
              {serving.elapsed && <span>{t('elapsed', { time: serving.elapsed })}</span>}
            </p>
          )}
          <CounterMenu {...props} />
        </div>
        {entries.length > 0 && (
          <nav aria-label={t('mainMenu')} className="px-2 lg:px-3">
            <ul className="flex flex-wrap">
              {entries.map((entry) => (
                <li key={entry.href}>
                  <a
                    href={entry.href}
                    aria-current={entry.current ? 'page' : undefined}
                    className="flex min-h-target items-center gap-2 px-3 text-on-deep no-underline hover:text-brand-ink aria-[current]:font-semibold aria-[current]:text-brand-ink aria-[current]:shadow-[inset_0_-3px_var(--focus-deep)]"
                  >
                    {entry.label}
                    {entry.count !== undefined && <span className="tabular-nums">{entry.count}</span>}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-4 outline-none lg:px-5">
        {children}
      </main>
      {foot && (
        <footer className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 border-t border-line bg-card px-4 py-2 text-small text-ink-soft lg:px-5 print:hidden">
          {foot}
        </footer>
      )}
    </div>
  )
}

function CounterMenu({ mode, back }: ShellProps) {
  const t = useTranslations('shell')
  return (
    <details className="relative">
      <summary className="flex min-h-target min-w-target list-none items-center justify-center gap-2 rounded-field px-2 hover:bg-deep-lift">
        <Icon name="menu" />
        {t('menu')}
      </summary>
      <div className="surface-deep absolute right-0 z-30 mt-2 grid w-max max-w-[calc(100vw-2rem)] gap-3 rounded-card border border-on-deep-soft/40 p-4 shadow-lift">
        <DisplaySwitch mode={mode} back={back} onDeep className="flex-col !items-start" />
        <SignOutForm />
      </div>
    </details>
  )
}
