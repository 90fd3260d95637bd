import 'server-only'
import { command } from '@/lib/kernel/command'
import { endSessions } from './session'
import { accountInput, staffSubject } from './staff-subject'

/** Signs a member of staff out on every device. */
export const endAccountSessions = command({
  name: 'end-account-sessions',
  permission: 'account.manage',
  input: accountInput,
  subject: ({ tx, input }) => staffSubject(tx, input.account),
  run: async ({ tx, audit, input: { account } }) => {
    const ended = await endSessions(tx, account)
    audit({ subject: account, detail: { ended } })
    return { to: `/admin/accounts/${account}?done=ended` }
  },
})
