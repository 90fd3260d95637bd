import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { openLogin } from './login'
import { hashPassword, passwordMatches } from './password'
import { passwordProblem } from './password-rule'
import { nextStep, repeatedStep, staffAccount, staffStep } from './staff-sign-in'

export const newPasswords = {
  newPassword: z.string({ error: 'required' }).min(1, 'required').max(200, 'password-long'),
  repeated: z.string({ error: 'required' }).min(1, 'required').max(200, 'password-long'),
}

/** Gives an account another password. Refuses one that breaks the rule, was mistyped, or is the old one. */
export async function setPassword(
  tx: Transaction,
  { account, newPassword, repeated }: { account: string; newPassword: string; repeated: string },
): Promise<void> {
  const row = await tx.account.findUnique({ where: { id: account }, select: { loginEnc: true, passwordHash: true } })
  const problem = passwordProblem(newPassword, row ? openLogin(account, row.loginEnc) : '')
  if (problem) throw invalid('newPassword', problem)
  if (newPassword !== repeated) throw invalid('repeated', 'passwords-differ')
  if (await passwordMatches(row?.passwordHash, newPassword)) throw invalid('newPassword', 'password-same')
  const passwordHash = await hashPassword(newPassword)
  await tx.account.updateMany({ where: { id: account }, data: { passwordHash, mustChange: false } })
}

/** Last step of a sign-in with a temporary password: a password of one's own, before there is a session. */
export const renewPassword = command({
  name: 'renew-password',
  permission: 'session.start',
  enterAs: 'signin',
  input: z.strictObject(newPasswords),
  run: async ({ tx, audit, input }) => {
    const step = await staffStep(tx, true)
    const again = await repeatedStep(tx, step, input.newPassword)
    if (again) return again
    if (!step.state.passed) throw new Refusal('conflict', 'second-factor-state')
    const account = await staffAccount(tx, step.account)
    await setPassword(tx, { account: account.id, ...input })
    audit({ subject: account.id })
    return nextStep(
      tx,
      { ...account, mustChange: false },
      {
        next: step.state.next,
        passed: true,
        closed: { step, proof: input.newPassword },
      },
    )
  },
})
