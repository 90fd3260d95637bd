import 'server-only'
import { accountToKeep, accountToPost } from '@/lib/access/account-card'
import { accountsToKeep, accountsToPost } from '@/lib/access/account-list'
import { deskState } from '@/lib/access/desk-state'
import { mySecurity } from '@/lib/access/my-security'
import type { Permission } from '@/lib/kernel/policy'

/** What the access matrix needs to know of a query; pages import the query itself. */
type Listed = { name: string; permission: Permission }

/** Every query that a screen asks, by its name. */
export const queries: Readonly<Record<string, Listed>> = {
  'account-to-keep': accountToKeep,
  'account-to-post': accountToPost,
  'accounts-to-keep': accountsToKeep,
  'accounts-to-post': accountsToPost,
  'desk-state': deskState,
  'my-security': mySecurity,
}
