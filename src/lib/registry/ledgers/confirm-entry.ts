import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { changeEntry } from './change-entry'
import { aboutEntry } from './ledger-subject'
import { loadEntry } from './load-entry'
import { reviewDate } from './review-date'

/** Says that somebody has looked and that an entry still holds; its next look is due when the ledger's span is over again. */
export const confirmEntry = command({
  name: 'confirm-entry',
  permission: 'register.write',
  input: z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1) }),
  subject: ({ tx, actor, input: { id } }) => aboutEntry({ tx, actor }, { entry: id, verb: 'write' }),
  run: async ({ tx, actor, audit, input: { id, version } }) => {
    const { register, entry } = await loadEntry(tx, id)
    const staleOn = reviewDate(register)
    if (entry.to !== null || staleOn === null) throw new Refusal('conflict', 'entry-closed')
    const next = { id, version, status: entry.status, to: entry.to, staleOn }
    await changeEntry(tx, next, { verb: 'confirm', account: actor.account, told: { until: staleOn } })
    audit({ subject: id, unitPath: entry.unitPath, detail: { register: register.key } })
    return { to: `/registers/${register.key}/${id}?did=confirm`, data: { staleOn } }
  },
})
