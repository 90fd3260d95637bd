import 'server-only'
import type { Register } from '@/lib/catalogue/schema'
import type { EntryData } from './entry-data'
import { fieldsNamed, levelOf } from './ledger-fields'

/** The values that anybody may read, in plain, or null for a ledger that opens nothing. Nothing above level 2 is ever public. */
export function openFields(register: Register, data: EntryData): EntryData | null {
  const open = fieldsNamed(register, register.open ?? []).filter((field) => levelOf(field) <= 2)
  if (open.length === 0) return null
  return Object.fromEntries(open.flatMap(({ key }) => (data[key] === undefined ? [] : [[key, data[key]]])))
}
