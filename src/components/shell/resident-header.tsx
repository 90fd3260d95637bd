import { useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { BrandMark } from './brand-mark'
import { CareSwitch } from './care-switch'
import { DisplaySwitch } from './display-switch'
import type { NavEntry, ShellProps, SiteIdentity } from './shell-props'

type ResidentHeaderProps = ShellProps & {
  site: SiteIdentity
  entries: NavEntry[]
  person?: { name: string; href: string }
  signInHref: string
}

/** Name of the site, where one can go, how pages look, and who is signed in. */
export function ResidentHeader({ site, entries, person, signInHref, mode, back }: ResidentHeaderProps) {
  const t = useTranslations('shell')
  return (
    <header className="border-b border-line bg-paper print:border-0">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 lg:px-7">
        <a href="/" className="flex min-w-0 items-center gap-3 text-ink no-underline max-lg:flex-1">
          <BrandMark className="size-10" />
          <span className="min-w-0">
            <span className="block text-[min(var(--h3),5.2vw)]/[1.3] font-semibold text-ink sm:text-h3/[1.3]">
              {site.name}
            </span>
            {site.tagline && <span className="block text-small/[1.4] text-ink-soft max-sm:hidden">{site.tagline}</span>}
          </span>
        </a>
        <nav aria-label={t('mainMenu')} className="ml-auto hidden lg:block print:hidden">
          <ul className="flex flex-wrap items-center gap-1">
            {entries.map((entry) => (
              <li key={entry.href}>
                <a
                  href={entry.href}
                  aria-current={entry.current ? 'page' : undefined}
                  className="flex min-h-target items-center rounded-full px-3 text-small text-ink no-underline hover:bg-brand-soft aria-[current]:font-semibold aria-[current]:text-brand"
                >
                  {entry.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex items-center gap-1 print:hidden">
          <CareSwitch mode={mode} back={back} />
          <DisplayMenu mode={mode} back={back} />
          <span className="max-lg:hidden">
            {person ? (
              <a
                href={person.href}
                className="flex min-h-target items-center gap-2 rounded-full px-3 text-small no-underline hover:bg-brand-soft"
              >
                <Icon name="person" />
                {person.name}
              </a>
            ) : (
              <Button href={signInHref} className="ml-1">
                {t('signIn')}
              </Button>
            )}
          </span>
        </div>
      </div>
    </header>
  )
}

function DisplayMenu({ mode, back }: { mode: ShellProps['mode']; back: string }) {
  const t = useTranslations('shell')
  return (
    <details className="group relative">
      <summary className="flex min-h-target min-w-target list-none items-center justify-center gap-1.5 rounded-full px-2 text-small hover:bg-brand-soft">
        <Icon name="language" className="text-brand" />
        <span className="max-sm:sr-only">{t('display')}</span>
      </summary>
      <div className="absolute right-0 z-30 mt-2 w-max max-w-[calc(100vw-2rem)] rounded-card border border-line-strong bg-card p-4 shadow-lift">
        <DisplaySwitch mode={mode} back={back} className="flex-col !items-start" />
      </div>
    </details>
  )
}
