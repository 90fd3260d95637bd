import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'

/** Kinds of organisations at street level. A word of the messages `organisations.kinds`. */
export const organisationKinds = [
  'enterprise',
  'institution',
  'social-organisation',
  'property-company',
  'self-employed',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** What a right about an organisation is asked about: the unit it lies in. Null for one that the actor may not see. */
export async function organisationSubject(
  tx: Transaction,
  organisation: string,
): Promise<(Subject & { unitPath: string }) | null> {
  const where = { id: organisation }
  const found = await tx.organisation.findUnique({ where, select: { unitPath: true } })
  return found ? { unitPath: found.unitPath } : null
}

export type HeldOrganisation = { id: string; unitPath: string; name: string; code: string; to: string | null }

/** Locks an organisation for the rest of the transaction. Refuses one that was closed. */
export async function holdOrganisation(tx: Transaction, id: string): Promise<HeldOrganisation> {
  const [row] = await tx.$queryRaw<HeldOrganisation[]>`
    SELECT id, unit_path AS "unitPath", name, code, "to"::text AS "to" FROM organisation WHERE id = ${id}::uuid FOR UPDATE`
  if (!row) throw new Refusal('not-found')
  if (row.to) throw new Refusal('conflict', 'organisation-closed')
  return row
}

/** Place that the address of an organisation is sealed for. */
export const organisationAddressPlace = (id: string) => `organisation.address_enc:${id}`
