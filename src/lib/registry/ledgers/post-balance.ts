import 'server-only'
import { z } from 'zod'
import { isDate } from '@/lib/calendar/day-number'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { streetOf } from './entry-place'
import { aboutLedger } from './ledger-subject'
import { postAmounts } from './post-amounts'

const most = 1_000_000_000

/** Posts an amount to a holder's balance by hand, such as hours that are spent. Never below the ledger's floor. */
export const postBalance = command({
  name: 'post-balance',
  permission: 'register.write',
  input: z.strictObject({
    register: z.string().max(80),
    holder: z.uuid('not-found'),
    unit: z.string().min(1).max(200),
    way: z.enum(['in', 'out']),
    amount: z.coerce.number('number').int('number').min(1, 'number').max(most, 'number'),
    on: z.string().max(10).optional(),
    reason: z.string({ error: 'required' }).trim().min(2, 'required').max(200, 'too-long'),
  }),
  subject: ({ tx, actor, input: { register: key, unit } }) =>
    aboutLedger({ tx, actor }, { key, verb: 'write', unitPath: unit }),
  run: async ({ tx, audit, input: { register: key, holder, unit, way, amount, on, reason } }) => {
    const office = await loadOffice(tx)
    const register = office.register(key)
    if (!register?.balance) throw new Refusal('not-found')
    const day = on || today()
    if (!isDate(day) || day > today()) throw invalid('on', 'date')
    const unitPath = streetOf(office, unit)
    const known = await tx.balance.findFirst({ where: { register: key, holder, unitPath }, select: { holder: true } })
    if (!known) throw new Refusal('not-found')
    const signed = way === 'in' ? amount : -amount
    await postAmounts(tx, register, [{ holder, amount: signed, on: day, unitPath: unit, why: reason }])
    audit({ subject: holder, unitPath, detail: { register: key, amount: signed } })
    return { to: `/registers/${key}/balance/${holder}?did=post` }
  },
})
