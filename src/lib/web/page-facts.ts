import 'server-only'
import { env } from '@/lib/kernel/env'
import type { DisplayMode } from '@/lib/text/display-mode'
import { requestDisplay } from '@/lib/text/request-display'

/** What every shell is told: how the page looks, where the display switch returns to, whether nothing here is real. */
export async function pageFacts(): Promise<{ mode: DisplayMode; back: string; demo: boolean }> {
  const { mode, back } = await requestDisplay()
  return { mode, back, demo: env().DEMO }
}
