import 'server-only'
import { randomUUID } from 'node:crypto'
import { mac, open, seal } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { addLookups, forgetLookups } from './lookups'

/** `temporary`: the number that an office gave to a person without papers yet. */
export type IdKind = 'citizen-id' | 'residence-permit' | 'foreign-resident-card' | 'temporary'
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
    SELECT registry_find_or_tie(${residentMac(person.idNumber)}, ${person.idKind}, ${seal(person.idNumber, idPlace(id))}, ${person.name},
      ${person.sex ?? null}, ${person.birth ?? null}::date, ${id}::uuid, ${person.unitPath}, ${person.tieKind}) AS id`
  if (!row) throw new Error('a person was neither found nor added')
  const { unitPath, name, idNumber } = person
  await tx.$executeRaw`
    UPDATE tie t SET said = ${name} FROM resident r
    WHERE r.id = ${row.id}::uuid AND t.resident = r.id AND t.unit_path = ${unitPath} AND r.name <> ${name}`
  await addLookups(tx, [{ resident: row.id, unitPath, name, idNumber }])
  return row.id
}

/**
 * The person with this number among those the actor has a tie to; null for everybody else. Where the own street corrected a
 * number, the corrected one holds and the old one is nobody's. After a merge it is the one who stands for the person.
 */
export async function residentByNumber(tx: Transaction, idNumber: string): Promise<string | null> {
  const wanted = residentMac(idNumber)
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT coalesce((
      SELECT m.winner FROM merge m WHERE m.loser = r.id AND m.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM merge u WHERE u.undoes = m.id)
      ORDER BY m.id DESC LIMIT 1), r.merged_into, r.id) AS id
    FROM (
      SELECT o.id, o.merged_into FROM resident o WHERE o.id IN (SELECT t.resident FROM tie t WHERE t.said_mac = ${wanted})
      UNION ALL
      SELECT o.id, o.merged_into FROM resident o
      WHERE o.id_mac = ${wanted} AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.resident = o.id AND t.said_mac <> ${wanted})
    ) r LIMIT 1`
  return found?.id ?? null
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

export type AmendedNumber = {
  resident: string
  idKind: IdKind
  idNumber: string
  sex?: string | null
  birth: string | null
  unitPath: string
}

/**
 * Gives a person another number in the street of this unit. Says nothing of whether the new number is known elsewhere: then,
 * and when another street knows the person, only the own ties tell it. The caller has seen that nobody of the own street has
 * the number.
 */
export async function amendNumber(tx: Transaction, amended: AmendedNumber): Promise<void> {
  const { resident, idKind, idNumber, sex = null, birth, unitPath } = amended
  await tx.$executeRaw`
    SELECT registry_amend_number(${resident}::uuid, ${residentMac(idNumber)}, ${idKind}, ${seal(idNumber, idPlace(resident))}, ${sex},
      ${birth}::date, ${unitPath})`
  await forgetLookups(tx, { resident, unitPath }, ['id', 'id-tail'])
  await addLookups(tx, [{ resident, unitPath, idNumber }])
}

/** Gives a person another name in the street of this unit; they are still found by the old one. */
export async function amendName(
  tx: Transaction,
  { resident, name, unitPath }: { resident: string; name: string; unitPath: string },
): Promise<void> {
  await tx.$executeRaw`SELECT registry_amend_name(${resident}::uuid, ${name}, ${unitPath})`
  await addLookups(tx, [{ resident, unitPath, name }])
}
