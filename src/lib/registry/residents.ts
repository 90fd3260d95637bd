import 'server-only'
import { randomUUID } from 'node:crypto'
import { mac, open, seal } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { addLookups } from './lookups'

export type IdKind = 'citizen-id' | 'residence-permit' | 'foreign-resident-card'
export type NewResident = {
  idKind: IdKind
  /** Normalised by its parser. */
  idNumber: string
  name: string
  sex?: string | null
  birth?: string | null
  unitPath: string
  tieKind: 'hukou' | 'living' | 'case' | 'counter'
}

/** Keyed hash under which a person is found. Permits share the form of citizen numbers, so one hash serves both. */
export function residentMac(idNumber: string): string {
  return mac('resident-id', idNumber)
}

/** Place that an identity number is sealed for. */
export const idPlace = (id: string) => `resident.id_enc:${id}`

/**
 * Finds the person with this number in the installation, or adds them, and ties them to the unit. The answer and its time
 * say nothing of whether the number was known elsewhere: a spelling of the name that differs from the known one is kept
 * with the tie, and the unit sees its own. Only staff within their reach and the worker may call it.
 */
export async function findOrAddResident(tx: Transaction, person: NewResident): Promise<string> {
  // Not one of the ids that sort by time: those would tell when a person became known elsewhere.
  const id = randomUUID()
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT registry_find_or_add(${residentMac(person.idNumber)}, ${person.idKind}, ${seal(person.idNumber, idPlace(id))}, ${person.name},
      ${person.sex ?? null}, ${person.birth ?? null}::date, ${id}::uuid, ${person.unitPath}, ${person.tieKind}) AS id`
  if (!row) throw new Error('a person was neither found nor added')
  const { unitPath, name, idNumber } = person
  await tx.$executeRaw`
    UPDATE tie t SET said = ${name} FROM resident r
    WHERE r.id = ${row.id}::uuid AND t.resident = r.id AND t.unit_path = ${unitPath} AND r.name <> ${name}`
  await addLookups(tx, [{ resident: row.id, unitPath, name, idNumber }])
  return row.id
}

/** The person with this number among those the actor has a tie to; null for everybody else. */
export async function residentByNumber(tx: Transaction, idNumber: string): Promise<string | null> {
  const found = await tx.resident.findUnique({
    where: { idMac: residentMac(idNumber) },
    select: { id: true, mergedInto: true },
  })
  return found ? (found.mergedInto ?? found.id) : null
}

/** The person whose number and name both match, anywhere in the installation: for binding an account, never for showing. */
export async function matchResident(
  tx: Transaction,
  person: { idNumber: string; name: string },
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT registry_match(${residentMac(person.idNumber)}, ${person.name}) AS id`
  return row?.id ?? null
}

/** Opens the identity number of a person. The caller masks it or has the right and the reason to show it. */
export function openIdNumber(resident: { id: string; idEnc: string }): string {
  return open(resident.idEnc, idPlace(resident.id))
}
