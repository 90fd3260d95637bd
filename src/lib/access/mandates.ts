import 'server-only'
import { now } from '@/lib/kernel/clock'
import { open, seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'

/** A mandate: an agent may act for a principal in these items (`*`: every one) from a day until the end of another. */
export type Mandate = {
  id: string
  principal: string
  agent: string
  services: string[]
  from: string
  to: string | null
  ended: string | null
  unitPath: string
}
export type NewMandate = Omit<Mandate, 'id' | 'ended'> & { evidence: string }

const evidencePlace = (id: string) => `mandate.evidence_enc:${id}`
const day = (date: Date) => date.toISOString().slice(0, 10)

/** Gives a mandate and answers its id. The caller has checked the right, both people and the dates. */
export async function giveMandate(tx: Transaction, { evidence, from, to, ...mandate }: NewMandate): Promise<string> {
  const id = newId()
  const dates = { from: new Date(from), to: to ? new Date(to) : null }
  await tx.mandate.createMany({ data: [{ id, ...mandate, ...dates, evidenceEnc: seal(evidence, evidencePlace(id)) }] })
  return id
}

/** Ends a mandate at once; false when it has ended already or the actor may not end it. */
export async function endMandate(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.mandate.updateMany({ where: { id, endedAt: null }, data: { endedAt: now() } })
  return count === 1
}

/** Mandates that somebody gave or was given, newest first, of those that the actor may see. */
export async function mandatesOf(
  tx: Transaction,
  resident: string,
): Promise<(Mandate & { evidence: string | null })[]> {
  const rows = await tx.mandate.findMany({
    where: { OR: [{ principal: resident }, { agent: resident }] },
    orderBy: { id: 'desc' },
    take: 50,
  })
  return rows.map(({ id, principal, agent, services, from, to, endedAt, unitPath, evidenceEnc }) => ({
    ...{ id, principal, agent, services, unitPath, from: day(from), to: to && day(to), ended: endedAt && day(endedAt) },
    evidence: evidenceEnc ? open(evidenceEnc, evidencePlace(id)) : null,
  }))
}

/** One mandate, or null for one that the actor may not see. */
export async function mandateById(
  tx: Transaction,
  id: string,
): Promise<Pick<Mandate, 'principal' | 'unitPath'> | null> {
  return tx.mandate.findUnique({ where: { id }, select: { principal: true, unitPath: true } })
}
