import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { AnswerProblem } from '@/lib/forms/answers'
import { command } from '@/lib/kernel/command'
import { type Problem, Refusal } from '@/lib/kernel/refusal'
import { addEntries } from './add-entries'
import { aboutLedger } from './ledger-subject'

const input = z.strictObject({
  register: z.string().max(80),
  /** The unit that the entry is for, within the area of the writer. */
  unit: z.string({ error: 'required' }).min(1, 'required').max(200),
  entry: z.unknown().optional(),
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  /** `again`: the empty form comes next instead of the entry. */
  next: z.enum(['again', 'entry']).optional(),
})

/** Problems of the form of an entry, at the inputs of its page: fields stand under `entry`, the dates do not. */
export function entryProblems(problems: readonly AnswerProblem[]): Problem[] {
  const dated = (name: string) => name === '' || name === 'from' || name === 'to'
  return problems.map((each) => ({ ...each, name: dated(each.name) && !each.label ? each.name : `entry.${each.name}` }))
}

/** Adds one entry to a ledger through its form. Refuses with `invalid` and every problem at once. */
export const addEntry = command({
  name: 'add-entry',
  permission: 'register.write',
  input,
  subject: ({ tx, actor, input: { register: key, unit } }) =>
    aboutLedger({ tx, actor }, { key, verb: 'write', unitPath: unit }),
  run: async ({ tx, actor, audit, input: typed }) => {
    const register = (await loadOffice(tx)).register(typed.register)
    if (!register) throw new Refusal('not-found')
    const ground = { register, unitPath: typed.unit, account: actor.account }
    const [added] = await addEntries(tx, ground, [{ input: typed.entry ?? {}, from: typed.from, to: typed.to }])
    if (!added?.ok) throw new Refusal('invalid', 'invalid', entryProblems(added?.problems ?? []))
    audit({ subject: added.id, unitPath: typed.unit, detail: { register: register.key } })
    const to =
      typed.next === 'again'
        ? `/registers/${register.key}/new?did=add`
        : `/registers/${register.key}/${added.id}?did=add`
    return { to, data: { id: added.id } }
  },
})
