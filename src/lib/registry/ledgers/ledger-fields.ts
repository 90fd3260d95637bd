import type { Register } from '@/lib/catalogue/schema'
import type { Field } from '@/lib/forms/schema'

/** Data level from which on a value is personal: kept sealed, masked on screens, read under audit. */
export const personalLevel = 3

/** All fields of a ledger, in the order of its form. */
export function ledgerFields(register: Register): Field[] {
  return register.fields.flatMap((group) => group.fields)
}

/** The fields of these keys that the ledger has, in the order of the keys. */
export function fieldsNamed(register: Register, keys: readonly string[]): Field[] {
  const fields = new Map(ledgerFields(register).map((field) => [field.key, field]))
  return keys.flatMap((key) => fields.get(key) ?? [])
}

/** The data level of a field. People, phones, accounts and addresses are personal where the definition does not say otherwise. */
export function levelOf(field: Field): number {
  const personal = ['person', 'phone', 'account', 'address'].includes(field.type)
  const told = field.level ?? (personal ? personalLevel : 2)
  return field.type === 'person' ? Math.max(told, personalLevel) : told
}

/** The level of a whole entry: what row-level security compares with the reader's. */
export function ledgerLevel(register: Register): number {
  return Math.max(1, ...ledgerFields(register).map(levelOf))
}
