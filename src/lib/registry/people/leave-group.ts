import 'server-only'
import { z } from 'zod'
import { isDate } from '@/lib/calendar/day-number'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { personSubject } from '../person-subject'
import { groupRegister } from './group-register'
import { reasonSchema } from './reason'

async function entryOf(tx: Transaction, id: string) {
  const select = { id: true, subject: true, status: true, from: true, register: true, unitPath: true } as const
  return tx.entry.findUnique({ where: { id }, select })
}

/**
 * Ends a person's membership of a group on a day, with a reason. The entry stays in the ledger with its dates, and the person
 * may join again later. Answers `conflict` when it was ended before.
 */
export const leaveGroup = command({
  name: 'leave-group',
  permission: 'person.keep',
  input: z.strictObject({
    entry: z.uuid('not-found'),
    /** The last day, `YYYY-MM-DD`; today when left out. */
    on: z.string().trim().max(10, 'date').optional(),
    reason: reasonSchema,
  }),
  subject: async ({ tx, input }) => {
    const entry = await entryOf(tx, input.entry)
    const person = entry?.subject ? await personSubject(tx, entry.subject) : null
    // What another community noted of somebody who also lives here is theirs to end.
    return entry && person ? { ...person, unitPath: entry.unitPath } : null
  },
  run: async ({ tx, actor, audit, input }) => {
    const entry = await entryOf(tx, input.entry)
    const register = groupRegister(await loadOffice(tx))
    if (!entry?.subject || entry.register !== register?.key) throw new Refusal('not-found')
    const on = input.on || today()
    const from = entry.from.toISOString().slice(0, 10)
    if (!isDate(on) || on > today() || on < from) throw invalid('on', 'date')
    const ended = await tx.$executeRaw`
      UPDATE entry SET status = 'ended', "to" = ${on}::date, identity_mac = NULL, row_version = row_version + 1
      WHERE id = ${entry.id}::uuid AND status = 'active'`
    if (ended !== 1) throw new Refusal('conflict')
    const event = newId()
    const dataEnc = sealJson({ reason: input.reason }, `entry_event.data:${event}`)
    await tx.entryEvent.createMany({
      data: [{ id: event, entry: entry.id, account: actor.account, verb: 'end', dataEnc }],
    })
    const unitPath = (await personSubject(tx, entry.subject))?.unitPath
    audit({ subject: entry.subject, unitPath, reason: input.reason, detail: { register: entry.register } })
    return { to: `/registers/people/${entry.subject}?did=left#groups`, data: { person: entry.subject } }
  },
})
