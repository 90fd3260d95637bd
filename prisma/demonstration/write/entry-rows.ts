import { newId } from '@/lib/kernel/ids'
import { subjectOf } from '@/lib/registry/ledgers/add-entries'
import { sealEntry } from '@/lib/registry/ledgers/entry-data'
import { identityOf } from '@/lib/registry/ledgers/entry-identity'
import { entryLookups, lookupKind } from '@/lib/registry/ledgers/entry-lookups'
import { ledgerFields, ledgerLevel } from '@/lib/registry/ledgers/ledger-fields'
import { openFields } from '@/lib/registry/ledgers/open-fields'
import { reviewDate } from '@/lib/registry/ledgers/review-date'
import type { Held } from '../person'
import { daysAgo, type Ground, type Ledger } from './ground'
import type { Added } from './resident-rows'
import type { Cell, Rows } from './table-columns'

type EntryRows = Pick<Rows, 'entry' | 'entry_event' | 'lookup'>

/**
 * What a person holds, as entries of the ledgers of their street, as far as the office keeps such ledgers and asks for such
 * things: it may have changed its definitions since.
 */
export function entryRows(ground: Ground, { id, person }: Added, community: string): EntryRows {
  const made: EntryRows = { entry: [], entry_event: [], lookup: [] }
  for (const held of person.held ?? []) {
    const ledger = ground.ledgers.get(held.register)
    const told = ledger && fitting(ground, ledger, resolved(held.data))
    if (!ledger || !told) continue
    const data = { [held.of]: { resident: id, name: person.name, id: person.idNumber }, ...told }
    const row = rowOf(ledger, { data, street: streetOf(community), from: daysAgo(held.daysAgo) })
    made.entry.push(row)
    made.entry_event.push({ entry: row.id, account: ground.clerkOf(community), verb: 'open' })
    const kind = lookupKind(ledger.register.key)
    const found = entryLookups(ledger.register, data)
    made.lookup.push(...found.map((each) => ({ ...each, kind, unit_path: row.unit_path, subject: row.id })))
  }
  return made
}

type Entered = { data: Record<string, unknown>; street: string; from: string }

/** An entry as the counter would have entered it on that day. */
function rowOf({ register, version }: Ledger, { data, street, from }: Entered) {
  const id = newId()
  const open = openFields(register, data)
  return {
    ...{ id, register: register.key, version, unit_path: street, from, level: ledgerLevel(register) },
    ...{ identity_mac: identityOf(register, { data, street }), subject: subjectOf(register, data) },
    ...{ data_enc: sealEntry(data, id), stale_on: reviewDate(register), open: open as Cell },
  }
}

/** Only what the ledger asks for; nothing when a code is not in its list. */
function fitting(ground: Ground, { register }: Ledger, data: Record<string, unknown>): Record<string, unknown> | null {
  const known = ledgerFields(register).filter(({ key }) => key in data)
  const coded = known.filter(({ codes }) => codes !== undefined)
  if (coded.some(({ key, codes = '' }) => !ground.codes(codes).includes(String(data[key])))) return null
  return Object.fromEntries(known.map(({ key }) => [key, data[key]]))
}

/** Days that are told as days ago become dates. */
function resolved(data: Held['data']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, dated(value)]))
}

function dated(value: unknown): unknown {
  const ago = typeof value === 'object' && value !== null && 'daysAgo' in value ? value.daysAgo : undefined
  return typeof ago === 'number' ? daysAgo(ago) : value
}

/** Ledgers of people are kept for the street, as a case keeps them. */
function streetOf(community: string): string {
  return `${community.split('/').slice(0, 3).join('/')}/`
}
