import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DemoRibbon } from './demo-ribbon'
import { ResidentBar } from './resident-bar'
import { ResidentFooter } from './resident-footer'
import { ResidentHeader } from './resident-header'
import type { NavEntry, ShellProps, SiteIdentity } from './shell-props'
import { SkipLink } from './skip-link'

type ResidentShellProps = ShellProps & {
  site: SiteIdentity
  /** Who is signed in, and where their own page is. */
  person?: { name: string; href: string }
  /** Other ways than 全部事项 and 办件进度; each may carry an icon for the bar on phones. */
  entries?: NavEntry[]
  signInHref?: string
  children: ReactNode
}

/** Around every page for the public and for residents. Pages bring their own width: `mx-auto max-w-page px-4 lg:px-7`. */
export function ResidentShell({
  children,
  site,
  person,
  entries,
  signInHref = '/sign-in',
  ...shell
}: ResidentShellProps) {
  const t = useTranslations('shell')
  const ways: NavEntry[] = entries ?? [
    { href: '/services', label: t('services'), icon: 'list' },
    { href: '/cases', label: t('progress'), icon: 'progress' },
  ]
  const own: NavEntry = person
    ? { href: person.href, label: t('me'), icon: 'person' }
    : { href: signInHref, label: t('signIn'), icon: 'person' }
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {shell.demo && <DemoRibbon />}
      <ResidentHeader {...shell} site={site} entries={ways} person={person} signInHref={signInHref} />
      <ResidentBar entries={[{ href: '/', label: t('home'), icon: 'home' }, ...ways.slice(0, 3), own]} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <ResidentFooter site={site} {...shell} />
    </div>
  )
}
