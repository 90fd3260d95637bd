import 'server-only'
import { today } from '@/lib/kernel/clock'
import { open, seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'

/** On what a guardianship rests. A word of the messages `households.basis` (民法典 art. 27–33). */
export const guardianBases = ['parent', 'relative', 'agreement', 'court', 'authority'] as const
export type GuardianBasis = (typeof guardianBases)[number]

export type Guardianship = {
  id: string
  ward: string
  guardian: string
  basis: GuardianBasis
  from: string
  /** The first day on which it no longer holds. */
  to: string | null
  unitPath: string
}

const evidencePlace = (id: string) => `bond.evidence_enc:${id}`

/** Writes a guardianship. The caller has checked the right and both people. Answers its id. */
export async function giveGuardian(
  tx: Transaction,
  { evidence, from, to, ...given }: Omit<Guardianship, 'id'> & { evidence: string },
): Promise<string> {
  const id = newId()
  const { ward: a, guardian: b, basis: role, unitPath } = given
  const dates = { from: new Date(from), to: to ? new Date(to) : null }
  const evidenceEnc = seal(evidence, evidencePlace(id))
  await tx.bond.createMany({ data: [{ id, kind: 'guardian', a, b, role, unitPath, ...dates, evidenceEnc }] })
  return id
}

type Row = Guardianship & { evidenceEnc: string | null }

/** Guardianships of a person, as ward and as guardian, newest first. `running`: of those only what holds today. */
export async function guardianshipsOf(
  tx: Transaction,
  { resident, running = false }: { resident: string; running?: boolean },
): Promise<(Guardianship & { evidence: string | null })[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, a AS ward, b AS guardian, role AS basis, "from"::text AS "from", "to"::text AS "to", unit_path AS "unitPath", evidence_enc AS "evidenceEnc"
    FROM bond WHERE kind = 'guardian' AND (a = ${resident}::uuid OR b = ${resident}::uuid)
      AND (NOT ${running} OR ("from" <= ${today()}::date AND ("to" IS NULL OR "to" > ${today()}::date))) ORDER BY id DESC`
  return rows.map(({ evidenceEnc, ...row }) => ({
    ...row,
    evidence: evidenceEnc ? open(evidenceEnc, evidencePlace(row.id)) : null,
  }))
}

/** Whether somebody is the guardian of a person today, as the actor may see it. */
export async function isGuardianOf(
  tx: Transaction,
  { guardian, ward }: { guardian: string; ward: string },
): Promise<boolean> {
  const found = await guardianshipsOf(tx, { resident: ward, running: true })
  return found.some((each) => each.ward === ward && each.guardian === guardian)
}
