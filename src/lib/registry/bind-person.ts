import 'server-only'
import { z } from 'zod'
import { bindAccount } from '@/lib/access/accounts'
import { guardedCommand } from '@/lib/access/guarded-command'
import { localPath } from '@/lib/access/local-path'
import { withinBudget } from '@/lib/access/rate-limit'
import { readName } from '@/lib/forms/fields/person'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { transaction } from '@/lib/kernel/transaction'
import { ageOn } from './age-on'
import { identifyPerson } from './identify-person'
import { numberProblem } from './number-problem'
import { matchResident } from './residents'

const day = 86_400
/** Below this age a guardian acts (个人信息保护法 art. 31); online nobody can prove to be one. */
const leastAge = 14

const input = z.strictObject({
  idNumber: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'too-long'),
  name: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'too-long'),
  next: z.string().max(1000).optional(),
})

const bind = command({
  name: 'bind-person',
  permission: 'person.bind',
  input,
  run: async ({ tx, actor, emit, audit, input: { idNumber, name: typed, next } }) => {
    if (actor.kind !== 'person' || !actor.account) throw new Refusal('not-allowed')
    if (actor.resident) throw new Refusal('conflict', 'account-bound')
    const identity = identifyPerson(idNumber)
    if (!identity.ok) throw invalid('idNumber', numberProblem(identity.reason))
    if (ageOn(identity.birthDate, today()) < leastAge) throw invalid('idNumber', 'under-14')
    const name = readName(typed).value
    const resident = await matchResident(tx, { idNumber: identity.value, name })
    if (!resident) throw invalid('idNumber', 'no-match')
    await bindAccount(tx, { account: actor.account, resident, realLevel: 2, name, idNumber: identity.value })
    emit('look-up-bound', { resident })
    audit({ subject: resident })
    return { to: localPath(next) ?? '/me/information?done=bound' }
  },
})

/**
 * Binds the account to the person it belongs to, once: number and name must both be those of the register. An unknown
 * number, another name and a person who has died get the same sentence. Five tries a day for an account and ten for a
 * number are counted whatever comes of them; a number that no document can have is a slip and not a try.
 */
export const bindPerson = guardedCommand(bind, async ({ entry, input: raw }) => {
  const typed = input.safeParse(raw)
  const identity = typed.success ? identifyPerson(typed.data.idNumber) : null
  if (!identity?.ok) return
  const account = await transaction(entry, async ({ actor }) => (actor.resident ? null : actor.account))
  if (!account) return
  const own = await withinBudget({ name: 'bind-account', points: 5, seconds: day }, account)
  const all = await withinBudget({ name: 'bind-number', points: 10, seconds: day }, identity.value)
  if (!own || !all) throw new Refusal('too-late', 'too-many-bindings')
})
