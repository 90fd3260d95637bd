import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitViews } from './unit-view'

/** Streets and communities that an address may lie in, as choices; a community with its street. */
export function divisionChoices(office: Office, locale: Locale): { value: string; label: string }[] {
  const views = [...unitViews(office).values()].filter(({ kind }) => kind === 'street' || kind === 'community')
  return views.map((view) => {
    const street = view.kind === 'community' ? (view.street as typeof view | undefined) : undefined
    const label = [street, view].flatMap((unit) => (unit ? [say(unit.name, locale)] : [])).join(' · ')
    return { value: view.unit, label }
  })
}
