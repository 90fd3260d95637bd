import 'server-only'
import { z } from 'zod'
import { now } from '@/lib/kernel/clock'
import type { Permission } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import type { Text } from '@/lib/text/text'
import { accountColumns, accountView, runningPosts } from './account-list'
import { staffSubject } from './staff-subject'
import { notedTemporaryPassword } from './temporary-password-note'
import { unitTree } from './units'

function card(name: string, permission: Permission) {
  return query({
    name,
    permission,
    input: z.strictObject({ account: z.uuid() }),
    subject: ({ tx, input }) => staffSubject(tx, input.account),
    run: async ({ tx, actor, input: { account } }) => {
      const row = await tx.account.findUnique({ where: { id: account }, select: accountColumns })
      if (!row) throw new Refusal('not-found')
      const posts = await runningPosts(tx, [account])
      const roles = await tx.role.findMany({ where: { home: { not: 'resident' } }, select: { key: true, name: true } })
      const reader = actor.account ?? ''
      return {
        account: accountView(row, posts.get(account) ?? []),
        own: account === actor.account,
        sessions: await tx.session.count({ where: { account, endedAt: null, until: { gt: now() } } }),
        password: await notedTemporaryPassword(tx, { reader, account }),
        roles: roles.map((role) => ({ key: role.key, name: role.name as Text })),
        units: (await unitTree(tx)).map(({ path, name: unit }) => ({ path, name: unit })),
      }
    },
  })
}

/** One staff account for who keeps accounts, with a temporary password made in the last ten minutes. */
export const accountToKeep = card('account-to-keep', 'account.manage')

/** One staff account for who gives rights, with the roles and units to choose from. */
export const accountToPost = card('account-to-post', 'post.manage')
