import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { createStaffAccount, givePost } from './accounts'
import { closeToken, holdToken, unclaimedRoles } from './first-administrator'
import { passwordProblem } from './password-rule'
import { newPasswords } from './renew-password'
import { staffNameSchema, usernameSchema } from './username-schema'

const input = z.strictObject({
  token: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'token'),
  role: z.string({ error: 'choice' }).min(1, 'choice').max(64, 'choice'),
  name: staffNameSchema,
  username: usernameSchema,
  ...newPasswords,
})
type Claim = z.infer<typeof input>

async function check(tx: Transaction, claim: Claim): Promise<void> {
  if (!(await holdToken(tx, claim.token))) throw invalid('token', 'token')
  const open = await unclaimedRoles(tx)
  if (!open.some((role) => role.key === claim.role)) throw invalid('role', 'role-taken')
  const problem = passwordProblem(claim.newPassword, claim.username)
  if (problem) throw invalid('newPassword', problem)
  if (claim.newPassword !== claim.repeated) throw invalid('repeated', 'passwords-differ')
}

/** Makes one of the first administrators, with the token of the log. The second factor is enrolled at the first sign-in. */
export const claimAdministrator = command({
  name: 'claim-administrator',
  permission: 'session.start',
  enterAs: 'signin',
  input,
  run: async ({ tx, audit, input: claim }) => {
    await check(tx, claim)
    const root = await tx.unit.findFirst({ where: { parent: null }, select: { path: true }, orderBy: { path: 'asc' } })
    const { username, name, role, newPassword: password } = claim
    const account = await createStaffAccount(tx, { username, name, password })
    await givePost(tx, { account, unitPath: root?.path ?? '', role })
    await closeToken(tx, claim.token)
    audit({ subject: account, detail: { role } })
    return { to: '/staff/sign-in?done=claimed' }
  },
})
