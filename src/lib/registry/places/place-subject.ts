import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'

export const placeKinds = ['building', 'dwelling', 'premises', 'facility'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** What a right about a place is asked about: the unit it lies in. Null for one that the actor may not see. */
export async function placeSubject(tx: Transaction, place: string): Promise<(Subject & { unitPath: string }) | null> {
  const found = await tx.place.findUnique({ where: { id: place }, select: { unitPath: true } })
  return found ? { unitPath: found.unitPath } : null
}

export type Place = {
  id: string
  kind: PlaceKind
  code: string
  unitPath: string
  parent: string | null
  name: string
  addressEnc: string | null
  to: string | null
}

/** Locks a place for the rest of the transaction. Refuses one that was closed. */
export async function holdPlace(tx: Transaction, id: string): Promise<Place> {
  const [row] = await tx.$queryRaw<Place[]>`
    SELECT id, kind, code, unit_path AS "unitPath", parent, name, address_enc AS "addressEnc", "to"::text AS "to" FROM place WHERE id = ${id}::uuid FOR UPDATE`
  if (!row) throw new Refusal('not-found')
  if (row.to) throw new Refusal('conflict', 'place-closed')
  return row
}
