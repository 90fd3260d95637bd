import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { hashPassword, temporaryPassword } from './password'
import { endSessions } from './session'
import { accountInput, staffSubject } from './staff-subject'
import { noteTemporaryPassword } from './temporary-password-note'

/**
 * Gives a staff account a temporary password and ends its sessions; `factor=yes` also forgets the second factor, for a
 * lost phone. The next sign-in asks for a password of one's own. Never one's own account.
 */
export const resetPassword = command({
  name: 'reset-password',
  permission: 'account.manage',
  input: accountInput.extend({ factor: z.enum(['yes'], { error: 'choice' }).optional() }),
  subject: ({ tx, input }) => staffSubject(tx, input.account),
  run: async ({ tx, actor, audit, input: { account, factor } }) => {
    if (account === actor.account) throw new Refusal('conflict', 'own-account')
    const password = temporaryPassword()
    const fresh = {
      passwordHash: await hashPassword(password),
      mustChange: true,
      failed: 0,
      failedSince: null,
      lockedUntil: null,
    }
    await tx.account.updateMany({ where: { id: account }, data: fresh })
    if (factor) await tx.credential.deleteMany({ where: { account, kind: 'totp' } })
    await endSessions(tx, account)
    await noteTemporaryPassword(tx, { reader: actor.account ?? '', account }, password)
    audit({ subject: account, detail: { factor: factor ?? 'no' } })
    return { to: `/admin/accounts/${account}?done=reset` }
  },
})
