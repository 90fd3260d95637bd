import 'server-only'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { endSessions } from './session'
import { accountInput, staffSubject } from './staff-subject'

/** Closes a staff account: its sessions end with this transaction and nobody signs in to it. Never one's own. */
export const disableAccount = command({
  name: 'disable-account',
  permission: 'account.manage',
  input: accountInput,
  subject: ({ tx, input }) => staffSubject(tx, input.account),
  run: async ({ tx, actor, audit, input: { account } }) => {
    if (account === actor.account) throw new Refusal('conflict', 'own-account')
    await tx.account.updateMany({ where: { id: account }, data: { status: 'disabled' } })
    const ended = await endSessions(tx, account)
    audit({ subject: account, detail: { ended } })
    return { to: `/admin/accounts/${account}?done=disabled` }
  },
})
