import 'server-only'
import { z } from 'zod'
import { today } from '@/lib/kernel/clock'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'

/** Input of a command about one staff account. */
export const accountInput = z.strictObject({ account: z.uuid('not-found') })

/**
 * What the right to keep an account is asked about: the units of its posts. Null when there is no such staff account
 * within sight. An account without a post belongs to nobody's subtree and is left to posts that reach everything.
 */
export async function staffSubject(tx: Transaction, account: string): Promise<Subject | null> {
  const found = await tx.account.findUnique({ where: { id: account, kind: 'staff' }, select: { id: true } })
  if (!found) return null
  const running = { account, OR: [{ to: null }, { to: { gte: new Date(today()) } }] }
  const posts = await tx.post.findMany({ where: running, select: { unitPath: true } })
  return { unitPath: posts[0]?.unitPath ?? null, sharedWith: posts.map((post) => post.unitPath) }
}
