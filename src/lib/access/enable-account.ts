import 'server-only'
import { command } from '@/lib/kernel/command'
import { accountInput, staffSubject } from './staff-subject'

/** Opens a disabled or locked staff account again. Its posts and password are as before. */
export const enableAccount = command({
  name: 'enable-account',
  permission: 'account.manage',
  input: accountInput,
  subject: ({ tx, input }) => staffSubject(tx, input.account),
  run: async ({ tx, audit, input: { account } }) => {
    const open = { status: 'active', failed: 0, failedSince: null, lockedUntil: null }
    await tx.account.updateMany({ where: { id: account }, data: open })
    audit({ subject: account })
    return { to: `/admin/accounts/${account}?done=enabled` }
  },
})
