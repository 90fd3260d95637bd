import 'server-only'
import { z } from 'zod'
import { addDays } from '@/lib/calendar/add-days'
import { command } from '@/lib/kernel/command'
import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { askedPerson, personAsked } from '../asked-person'
import { servicesAsked } from '../households/record-mandate'
import { dayOrNone, list, pastDay, textOrNone } from '../typed-input'
import { holdOrganisation, organisationSubject } from './organisation-subject'

/** How a person stands to an organisation. A word of the messages `organisations.ties`. */
export const organisationTies = ['represents', 'works_at', 'acts_for'] as const

const input = z.strictObject({
  organisation: z.uuid('not-found'),
  ...askedPerson,
  as: z.enum(organisationTies, 'required_choice'),
  services: list(z.string().max(80)),
  from: pastDay,
  /** The last day. */
  to: dayOrNone,
  evidence: textOrNone(300),
})
type Typed = z.infer<typeof input>

/**
 * Ties a person to an organisation: its legal representative, somebody who works there, or somebody who may act for it in
 * certain items (`*`: every one) until a day. Whoever may act for it must be proven and their tie ends. A new legal
 * representative takes the place of the former one on that day.
 */
export const letActFor = command({
  name: 'let-act-for',
  permission: 'organisation.write',
  input,
  subject: ({ tx, input: { organisation } }) => organisationSubject(tx, organisation),
  run: async ({ tx, input: typed, audit }) => {
    const { as: kind, from, to, evidence, organisation: b } = typed
    const { unitPath } = await holdOrganisation(tx, b)
    const services = await scopeOf(tx, typed)
    const a = await personAsked(tx, typed, { unitPath, tieKind: 'counter', field: '' })
    await assertNew(tx, { a, b, kind, from })
    if (kind === 'represents') await endFormer(tx, b, from)
    const id = newId()
    const dates = { from: new Date(from), to: to ? new Date(addDays(to, 1)) : null }
    const evidenceEnc = evidence ? seal(evidence, `bond.evidence_enc:${id}`) : null
    await tx.bond.createMany({ data: [{ id, kind, a, b, unitPath, services, evidenceEnc, ...dates }] })
    audit({ subject: b, unitPath, detail: { person: a, as: kind, services, from, to: to ?? null } })
    return { to: `/registers/organisations/${b}?done=tied`, data: { id } }
  },
})

async function scopeOf(tx: Transaction, { as: kind, services, from, to, evidence }: Typed): Promise<string[]> {
  if (to && to < from) throw invalid('to', 'to-before-from')
  if (kind !== 'acts_for') return []
  if (!to) throw invalid('to', 'required')
  if (!evidence) throw invalid('evidence', 'required')
  return servicesAsked(tx, services)
}

type Bond = { a: string; b: string; kind: string; from: string }

async function assertNew(tx: Transaction, { a, b, kind, from }: Bond): Promise<void> {
  const day = new Date(from)
  const running = { a, b, kind, from: { lte: day }, OR: [{ to: null }, { to: { gt: day } }] }
  if (await tx.bond.findFirst({ where: running, select: { id: true } })) throw new Refusal('conflict', 'tied-already')
}

async function endFormer(tx: Transaction, organisation: string, on: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE bond SET "to" = ${on}::date WHERE kind = 'represents' AND b = ${organisation}::uuid AND "from" <= ${on}::date AND ("to" IS NULL OR "to" > ${on}::date)`
}
