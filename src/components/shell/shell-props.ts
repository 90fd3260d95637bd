import type { DisplayMode } from '@/lib/text/display-mode'
import type { IconName } from '../ui/icon'

/** Who runs the site; the lines that a public site must name in its footer (国办发〔2017〕47号). */
export type SiteIdentity = {
  name: string
  tagline?: string
  sponsor?: string
  maker?: string
  siteCode?: string
  icp?: string
  police?: string
  phone: string
  hours?: string
}

export type NavEntry = { href: string; label: string; icon?: IconName; count?: number; current?: boolean }

export type NavGroup = { title?: string; entries: NavEntry[] }

/** What every shell is told: how the page looks, where the display switch returns to, and whether nothing is real. */
export type ShellProps = { mode: DisplayMode; back: string; demo?: boolean }
