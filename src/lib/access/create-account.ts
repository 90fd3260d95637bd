import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { createStaffAccount } from './accounts'
import { temporaryPassword } from './password'
import { noteTemporaryPassword } from './temporary-password-note'
import { staffNameSchema, usernameSchema } from './username-schema'

/**
 * Adds a staff account with a temporary password, which its page shows to the maker for ten minutes. It has no post and
 * so no rights: those are given by the security administrator.
 */
export const createAccount = command({
  name: 'create-account',
  permission: 'account.manage',
  input: z.strictObject({ name: staffNameSchema, username: usernameSchema }),
  run: async ({ tx, actor, audit, input }) => {
    const password = temporaryPassword()
    const account = await createStaffAccount(tx, { ...input, password, mustChange: true })
    await noteTemporaryPassword(tx, { reader: actor.account ?? '', account }, password)
    audit({ subject: account })
    return { to: `/admin/accounts/${account}?done=created`, data: { account } }
  },
})
