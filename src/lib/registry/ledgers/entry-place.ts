import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import { partOf } from '@/lib/forms/fields/field-kind'
import { evaluate } from '@/lib/forms/values'
import { unitViews } from '../unit-view'
import type { EntryData } from './entry-data'
import { entryScope } from './entry-scope'

/** The street that a unit belongs to; the unit itself above the streets. */
export function streetOf(office: Office, unitPath: string): string {
  const street = partOf(unitViews(office).get(unitPath)?.street, 'unit')
  return typeof street === 'string' ? street : unitPath
}

/** The unit that a desk hangs on; a unit stays itself. Entries lie in units, never at desks. */
export function unitOfDesk(office: Office, path: string): string {
  return unitViews(office).get(path)?.kind === 'department' ? path.replace(/[^/]+\/$/, '') : path
}

/**
 * The unit that an entry lies in: what the scope of the ledger says of its data, when that is at or below the unit that
 * it is entered for; a scope that is above stays with that unit. Null when it lies elsewhere.
 */
export function entryPlace(
  office: Office,
  { register, data, unitPath }: { register: Register; data: EntryData; unitPath: string },
): string | null {
  const scope = entryScope(office, { unitPath, data })
  const found = evaluate(register.scope, scope)
  const path = typeof found === 'string' ? found : partOf(found, 'unit')
  if (typeof path !== 'string' || unitPath.startsWith(path)) return unitPath
  return path.startsWith(unitPath) ? path : null
}
