import type { ReactNode } from 'react'
import { ResidentShell } from '@/components/shell/resident-shell'
import { residentFrame } from '@/lib/web/resident-frame'

/** Around every page for the public and for residents, but not around the sheets on which people sign in. */
export async function SiteLayout({ children }: { children: ReactNode }) {
  return <ResidentShell {...(await residentFrame())}>{children}</ResidentShell>
}
