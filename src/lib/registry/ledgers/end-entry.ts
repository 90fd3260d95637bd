import 'server-only'
import { z } from 'zod'
import { isDate } from '@/lib/calendar/day-number'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { changeEntry } from './change-entry'
import { aboutEntry } from './ledger-subject'
import { loadEntry } from './load-entry'
import { endOf } from './move-entry'
import { undoEntries } from './undo-entries'

const input = z.strictObject({
  id: z.uuid(),
  version: z.coerce.number().int().min(1),
  /** The last day; today when left out. */
  to: z.string().max(10).optional(),
  reason: z.string({ error: 'required' }).trim().min(2, 'required').max(500, 'too-long'),
  /** `mistake`: it should never have been entered; it leaves the lists and takes back what it posted. */
  why: z.enum(['over', 'mistake']).default('over'),
})

/** Ends an entry, or withdraws one that was entered by mistake. Its history stays for as long as the ledger is kept. */
export const endEntry = command({
  name: 'end-entry',
  permission: 'register.write',
  input,
  subject: ({ tx, actor, input: { id } }) => aboutEntry({ tx, actor }, { entry: id, verb: 'write' }),
  run: async ({ tx, actor, audit, input: { id, version, to, reason, why } }) => {
    const { register, entry } = await loadEntry(tx, id)
    if (entry.status === 'withdrawn' || entry.to !== null) throw new Refusal('conflict', 'entry-closed')
    if (entry.rowVersion !== version) throw new Refusal('conflict', 'entry-moved')
    if (to && (!isDate(to) || to < entry.from)) throw invalid('to', 'date')
    audit({ subject: id, unitPath: entry.unitPath, detail: { register: register.key, why } })
    if (why === 'mistake') {
      const { withdrawn } = await undoEntries(tx, { register, account: actor.account, reason }, [id])
      if (withdrawn.length === 0) throw new Refusal('conflict', 'entry-changed')
      return { to: `/registers/${register.key}?did=withdraw` }
    }
    const next = { status: 'ended', to: to || endOf(entry.from), staleOn: null, over: true }
    const deed = { verb: 'end', account: actor.account, told: { from: entry.status, to: 'ended', asked: { reason } } }
    await changeEntry(tx, { id, version, ...next }, deed)
    return { to: `/registers/${register.key}/${id}?did=end` }
  },
})
