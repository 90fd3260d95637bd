import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { transaction } from '@/lib/kernel/transaction'
import { countTry } from './challenge'
import { guardedCommand } from './guarded-command'
import { nextStep, repeatedStep, staffAccount, staffStep } from './staff-sign-in'
import { secondFactorOf, takeTotp } from './totp'

const input = z.strictObject({
  code: z
    .string({ error: 'required' })
    .transform((code) => code.normalize('NFKC').replace(/\D/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'code-digits')),
})

function verifying(name: 'second-factor' | 'enrol-second-factor') {
  const enrols = name === 'enrol-second-factor'
  const verify = command({
    name,
    permission: 'session.start',
    enterAs: 'signin',
    input,
    run: async ({ tx, audit, input: { code } }) => {
      const step = await staffStep(tx, true)
      const repeated = await repeatedStep(tx, step, code)
      if (repeated) return repeated
      const account = await staffAccount(tx, step.account)
      const factor = await secondFactorOf(tx, account.id)
      if (!factor || factor.confirmed === enrols) throw new Refusal('conflict', 'second-factor-state')
      if (!(await takeTotp(tx, { factor, code }))) throw invalid('code', 'totp-wrong')
      audit({ subject: account.id })
      return nextStep(tx, account, { next: step.state.next, passed: true, closed: { step, proof: code } })
    },
  })
  return guardedCommand(verify, async ({ entry }) => {
    const visit = entry.visit
    if (visit) await transaction({ as: 'signin', visit }, ({ tx }) => countTry(tx, { kind: 'staff-sign-in', visit }))
  })
}

/** Second step of a staff sign-in: the six digits of the authenticator app (RFC 6238), each of them good for one use. */
export const secondFactor = verifying('second-factor')

/** First use of a new second factor: the right code shows that the app holds the secret, and finishes the sign-in. */
export const enrolSecondFactor = verifying('enrol-second-factor')
