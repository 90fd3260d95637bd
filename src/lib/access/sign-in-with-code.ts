import 'server-only'
import { z } from 'zod'
import { command, type Outcome } from '@/lib/kernel/command'
import { same } from '@/lib/kernel/crypto'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { accountByMobile, createPersonAccount, type FoundAccount } from './accounts'
import { type Challenge, codeMac, countTry, moveChallenge, openChallenge, visitOf } from './challenge'
import { guardedCommand } from './guarded-command'
import { newSession, renewedSession, sessionCookie } from './session'

const input = z.strictObject({
  code: z
    .string({ error: 'required' })
    .transform((code) => code.normalize('NFKC').replace(/\D/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'code-digits')),
})

type Step = Challenge<'phone-code'>

/** The open step of this browser. Refuses `too-late` when there is none. */
export async function phoneStep(tx: Transaction, usedToo = false): Promise<Step> {
  const step = await openChallenge(tx, { kind: 'phone-code', visit: await visitOf(tx), usedToo })
  if (!step) throw new Refusal('too-late', 'code-expired')
  return step
}

/** Opens the session of a resident and closes the step. Refuses when the account was disabled. */
export async function openForPerson(tx: Transaction, step: Step, account: FoundAccount): Promise<Outcome> {
  if (account.status !== 'active') throw new Refusal('not-allowed', 'account-disabled')
  const session = await newSession(tx, { account, channel: 'web' })
  const state = { ...step.state, session: session.id }
  if (!(await moveChallenge(tx, { challenge: step, state, used: true }))) throw new Refusal('too-late', 'code-expired')
  return { to: step.state.next ?? '/', cookie: sessionCookie(session) }
}

/** A form that was sent twice: the second answer renews the session of the first as long as that one is open. */
async function again(tx: Transaction, { state }: Step): Promise<Outcome> {
  const session = state.session ? await renewedSession(tx, state.session) : null
  if (!session) throw new Refusal('too-late', 'code-expired')
  return { to: state.next ?? '/', cookie: sessionCookie(session) }
}

async function accountFor(tx: Transaction, mobile: string): Promise<FoundAccount> {
  const known = await accountByMobile(tx, mobile)
  if (known) return known
  await createPersonAccount(tx, { mobile })
  const made = await accountByMobile(tx, mobile)
  if (!made) throw new Refusal('conflict', 'conflict')
  return made
}

const signIn = command({
  name: 'sign-in-with-code',
  permission: 'session.start',
  enterAs: 'signin',
  input,
  run: async ({ tx, audit, input: { code } }) => {
    const step = await phoneStep(tx, true)
    if (!same(step.codeMac ?? '', codeMac(step.id, code))) throw invalid('code', 'code-wrong')
    if (step.used) return again(tx, step)
    const account = await accountFor(tx, step.state.mobile)
    audit({ subject: account.id })
    if (!account.shared) return openForPerson(tx, step, account)
    await moveChallenge(tx, { challenge: step, state: { ...step.state, verified: true }, used: false })
    return { to: '/sign-in/who' }
  },
})

/**
 * Signs a resident in with the code that was sent to the phone. The first time it makes the account. A phone that
 * several people use leads on to the question whose account it is.
 */
export const signInWithCode = guardedCommand(signIn, async ({ entry }) => {
  const visit = entry.visit
  if (visit) await transaction({ as: 'signin', visit }, ({ tx }) => countTry(tx, { kind: 'phone-code', visit }))
})
