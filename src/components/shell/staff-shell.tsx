import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'
import { BrandMark } from './brand-mark'
import { DemoRibbon } from './demo-ribbon'
import { DisplaySwitch } from './display-switch'
import type { NavGroup, ShellProps } from './shell-props'
import { SideNav } from './side-nav'
import { SignOutForm } from './sign-out-form'
import { SkipLink } from './skip-link'
import { StaffSearch } from './staff-search'

type StaffShellProps = ShellProps & {
  /** The desk: 民政办. */
  unit: string
  /** Where the desk stands: 青禾街道. */
  place?: string
  person: { name: string }
  groups: NavGroup[]
  searchAction?: string
  searchValue?: string
  /** At the right of the search: date, what is left of the week. */
  aside?: ReactNode
  children: ReactNode
}

/** Around every page of departments and administrators: deep navigation at the left, folded into a menu on a phone. */
export function StaffShell(props: StaffShellProps) {
  const t = useTranslations('shell')
  const { demo, children, aside, searchAction, searchValue } = props
  return (
    <div data-density="staff" className="flex min-h-dvh flex-col">
      <SkipLink />
      {demo && <DemoRibbon />}
      <div className="flex-1 lg:grid lg:grid-cols-[minmax(13.5rem,auto)_minmax(0,1fr)]">
        <header className="surface-deep print:hidden">
          <details className="group lg:hidden">
            <summary className="flex min-h-14 list-none items-center gap-3 px-4">
              <BrandMark onDeep className="size-8" />
              <Desk {...props} />
              <span className="ml-auto flex items-center gap-2">
                <span className="group-open:hidden">
                  <Icon name="menu" />
                </span>
                <span className="hidden group-open:inline">
                  <Icon name="close" />
                </span>
                {t('menu')}
              </span>
            </summary>
            <div className="px-3 pb-4">
              <SideMenu {...props} />
            </div>
          </details>
          <div className="sticky top-0 hidden max-h-dvh overflow-y-auto px-3.5 py-5 lg:block">
            <a href="/" className="mb-5 flex items-center gap-3 px-1 text-on-deep no-underline">
              <BrandMark onDeep className="size-9" />
              <Desk {...props} />
            </a>
            <SideMenu {...props} />
          </div>
        </header>
        <div className="min-w-0 px-4 py-4 lg:px-6">
          <main id="main" tabIndex={-1} className="outline-none">
            {searchAction && (
              <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
                <StaffSearch action={searchAction} label={t('search')} hint={t('searchStaff')} value={searchValue} />
                {aside && <div className="text-small text-ink-soft">{aside}</div>}
              </div>
            )}
            {children}
          </main>
        </div>
      </div>
    </div>
  )
}

function Desk({ unit, place, person }: StaffShellProps) {
  return (
    <span className="min-w-0">
      <span className="block text-lead/[1.3] font-semibold text-brand-ink">{unit}</span>
      <span className="block text-small text-on-deep-soft">{[place, person.name].filter(Boolean).join(' · ')}</span>
    </span>
  )
}

function SideMenu({ groups, mode, back }: StaffShellProps) {
  const t = useTranslations('shell')
  return (
    <>
      <SideNav groups={groups} label={t('sideMenu')} />
      <div className="mt-6 grid gap-3 border-t border-deep-lift pt-4">
        <DisplaySwitch mode={mode} back={back} onDeep className="flex-col !items-start" />
        <SignOutForm />
      </div>
    </>
  )
}
