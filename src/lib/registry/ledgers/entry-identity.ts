import 'server-only'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import type { Register } from '@/lib/catalogue/schema'
import { partOf } from '@/lib/forms/fields/field-kind'
import { mac } from '@/lib/kernel/crypto'
import type { EntryData } from './entry-data'

/**
 * Keyed hash under which an entry can be in its ledger only once, or null for a ledger without an identity. It holds the
 * street, so that what another street has entered is never stumbled over.
 */
export function identityOf(register: Register, { data, street }: { data: EntryData; street: string }): string | null {
  if (!register.identity?.length) return null
  const parts = register.identity.map((key) => plainIdentity(data[key]))
  return mac('ledger-identity', canonicalJson([register.key, street, ...parts]))
}

/** A person is the number or, without one, the name and phone; an address is without the blanks that people type in it. */
function plainIdentity(value: unknown): unknown {
  const number = partOf(value, 'id') ?? partOf(value, 'creditCode') ?? partOf(value, 'resident')
  if (number !== undefined) return number
  if (typeof value === 'string') return value.normalize('NFKC').replace(/\s+/g, '')
  return value ?? null
}
