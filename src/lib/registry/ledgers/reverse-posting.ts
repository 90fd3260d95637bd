import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { aboutLedger } from './ledger-subject'
import { postAmounts } from './post-amounts'

/** Takes back one posting by posting its opposite, once. Refuses when the balance would fall below its floor. */
export const reversePosting = command({
  name: 'reverse-posting',
  permission: 'register.write',
  input: z.strictObject({
    posting: z.uuid('not-found'),
    reason: z.string({ error: 'required' }).trim().min(2, 'required').max(200, 'too-long'),
  }),
  subject: async ({ tx, actor, input: { posting } }) => {
    const found = await tx.posting.findUnique({ where: { id: posting }, select: { register: true, unitPath: true } })
    return found && aboutLedger({ tx, actor }, { key: found.register, verb: 'write', unitPath: found.unitPath })
  },
  run: async ({ tx, audit, input: { posting: id, reason } }) => {
    const posting = await tx.posting.findUnique({
      where: { id },
      select: { register: true, holder: true, unitPath: true, amount: true, reverses: true, entry: true },
    })
    const register = posting && (await loadOffice(tx)).register(posting.register)
    if (!posting || !register) throw new Refusal('not-found')
    // What an entry posted is taken back with the entry; a reversal is final.
    if (posting.reverses || posting.entry) throw new Refusal('conflict', 'posting-fixed')
    const before = await tx.posting.findFirst({ where: { reverses: id }, select: { id: true } })
    if (before) throw new Refusal('conflict', 'posting-reversed')
    const { holder, unitPath } = posting
    const amount = -Number(posting.amount)
    await postAmounts(tx, register, [{ holder, amount, on: today(), unitPath, reverses: id, why: reason }])
    audit({ subject: holder, unitPath, detail: { register: register.key, posting: id } })
    return { to: `/registers/${register.key}/balance/${holder}?did=reverse` }
  },
})
