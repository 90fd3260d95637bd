import { addDays } from '@/lib/calendar/add-days'
import { currentVersion } from '@/lib/catalogue/current-version'
import { office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'

/** A ledger with its version in force. */
export type Ledger = { register: Register; version: string }

/** What the rows of a household need beside it. */
export type Ground = {
  /** Ids of people by the keyed hash of their number, of buildings by their code; both grow. */
  people: Map<string, string>
  places: Map<string, string>
  ledgers: ReadonlyMap<string, Ledger>
  /** The data elements that the office has. */
  elements: ReadonlySet<string>
  /** The codes of a list. */
  codes: (list: string) => readonly string[]
  /** The account of the clerk who serves a community. */
  clerkOf: (community: string) => string
}

/** Everything for writing households: the office as it is today and whom the register knows already. */
export async function groundOf(tx: Transaction, clerkOf: Ground['clerkOf']): Promise<Ground> {
  const people = await tx.resident.findMany({ select: { id: true, idMac: true } })
  const places = await tx.place.findMany({ where: { kind: 'building' }, select: { id: true, code: true } })
  const { documents, codes, elements } = await office(tx)
  const ledgers = new Map<string, Ledger>()
  for (const document of documents) {
    if (document.kind !== 'register') continue
    const version = await currentVersion(tx, { kind: 'register', key: document.key })
    ledgers.set(document.key, { register: document, version })
  }
  return {
    people: new Map(people.map(({ id, idMac }) => [idMac, id])),
    places: new Map(places.map(({ id, code }) => [code, id])),
    ...{ ledgers, clerkOf, elements: new Set(elements.map(({ element }) => element)) },
    codes: (list) => codes(list)?.codes.map(({ code }) => code) ?? [],
  }
}

/** That many days ago, `YYYY-MM-DD`; a day to come when it is less than none. */
export function daysAgo(days: number): string {
  return addDays(today(), -days)
}
