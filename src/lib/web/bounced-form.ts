import 'server-only'
import { now } from '@/lib/kernel/clock'
import { openJson, sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Problem, Refusal } from '@/lib/kernel/refusal'
import { type Entry, transaction } from '@/lib/kernel/transaction'

const keptMs = 30 * 60_000
const place = (id: string) => `bounced_form.values_enc:${id}`
/** Fields whose values are never kept anywhere. */
const secret = /(?:^|\.)(?:password|newPassword|repeated|code|token|tail)$/

/** A refused form as its page shows it again: what was typed, what is wrong with it, and why. */
export type BouncedForm = { values: Record<string, string>; problems: Problem[]; reason: string; code: string }

/** Keeps a refused form for half an hour, readable only by who sent it. Answers its id. */
export async function bounce(entry: Entry, refusal: Refusal, fields: Record<string, string>): Promise<string> {
  const id = newId()
  const values = Object.fromEntries(Object.entries(fields).filter(([name]) => !secret.test(name)))
  const form: BouncedForm = { values, problems: [...refusal.problems], reason: refusal.reason, code: refusal.code }
  await transaction(entry, async ({ tx, actor }) => {
    const owner = actor.account ?? entry.visit ?? ''
    const until = new Date(now().getTime() + keptMs)
    await tx.bouncedForm.createMany({ data: [{ id, owner, valuesEnc: sealJson(form, place(id)), until }] })
  })
  return id
}

/** The refused form of this id, or null when it is not the reader's own or its time is over. */
export async function takeBounced(entry: Entry, id: string): Promise<BouncedForm | null> {
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return null
  return transaction(entry, async ({ tx }) => {
    const row = await tx.bouncedForm.findFirst({ where: { id, until: { gt: now() } }, select: { valuesEnc: true } })
    return row ? openJson<BouncedForm>(row.valuesEnc, place(id)) : null
  })
}
