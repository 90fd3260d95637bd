import { randomUUID } from 'node:crypto'
import { seal } from '@/lib/kernel/crypto'
import type { Findable } from '@/lib/registry/lookups'
import { idPlace, residentMac } from '@/lib/registry/residents'
import type { InventedPerson } from '../person'
import { daysAgo, type Ground } from './ground'
import type { RowOf } from './table-columns'

export type Added = {
  id: string
  person: InventedPerson
  row: RowOf<'resident'>
  ties: RowOf<'tie'>[]
  findable: Findable[]
}

/** A person who is not known yet, tied to the community they live in and to the one they are registered in. */
export function residentRows(ground: Ground, person: InventedPerson, community: string): Added {
  const { name, sex, birth, idNumber, idKind = 'citizen-id', died } = person
  // Like `findOrAddResident`: not an id that tells when a person became known.
  const [id, id_mac] = [randomUUID(), residentMac(idNumber)]
  ground.people.set(id_mac, id)
  const id_enc = seal(idNumber, idPlace(id))
  const row = { id, id_mac, id_kind: idKind, id_enc, name, sex, birth, died: died === undefined ? null : daysAgo(died) }
  const ties = tiesOf(person, community).map((tie) => ({ ...tie, resident: id }))
  const units = new Set(ties.map(({ unit_path }) => unit_path))
  return { id, person, row, ties, findable: [...units].map((unitPath) => ({ resident: id, unitPath, name, idNumber })) }
}

function tiesOf({ hukou, arrived = 0, left }: InventedPerson, community: string) {
  const tie = { from: daysAgo(arrived), to: null }
  const living = { ...tie, unit_path: community, kind: 'living', to: left === undefined ? null : daysAgo(left) }
  return hukou.endsWith('/') ? [living, { ...tie, unit_path: hukou, kind: 'hukou' }] : [living]
}
