import 'server-only'
import { z } from 'zod'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { givePost as give } from './accounts'

const input = z.strictObject({
  account: z.uuid('not-found'),
  unitPath: z.string({ error: 'choice' }).regex(/^(?:[a-z0-9-]{1,64}\/){1,10}$/, 'choice'),
  role: z.string({ error: 'choice' }).regex(/^[a-z0-9-]{1,64}$/, 'choice'),
})
type Given = z.infer<typeof input>

async function holdsOneOf(tx: Transaction, account: string, roles: string[]): Promise<boolean> {
  const running = { account, role: { in: roles }, OR: [{ to: null }, { to: { gte: new Date(today()) } }] }
  return (await tx.post.count({ where: running })) > 0
}

/** System, security and audit administration are kept apart, from each other and from the desks (GB/T 22239-2019). */
async function keepApart(tx: Transaction, { account, role }: Given): Promise<void> {
  const roles = await tx.role.findMany({ where: { home: { not: 'resident' } }, select: { key: true, home: true } })
  const wanted = roles.find((one) => one.key === role)
  if (!wanted) throw invalid('role', 'choice')
  const apart = roles.filter((one) => one.key !== role && (wanted.home === 'admin' || one.home === 'admin'))
  if (
    await holdsOneOf(
      tx,
      account,
      apart.map((one) => one.key),
    )
  )
    throw new Refusal('conflict', 'duties-apart')
}

/** Gives a member of staff a post from today on; it acts at the next request of who is signed in. Never to oneself. */
export const givePost = command({
  name: 'give-post',
  permission: 'post.manage',
  input,
  subject: async ({ tx, input: { account, unitPath } }) => {
    const [found, unit] = await Promise.all([
      tx.account.findUnique({ where: { id: account, kind: 'staff' }, select: { id: true } }),
      tx.unit.findUnique({ where: { path: unitPath }, select: { path: true } }),
    ])
    return found && unit ? { unitPath } : null
  },
  run: async ({ tx, actor, audit, input: given }) => {
    if (given.account === actor.account) throw new Refusal('conflict', 'own-account')
    await keepApart(tx, given)
    const post = await give(tx, given)
    audit({ subject: given.account, unitPath: given.unitPath, detail: { post, role: given.role } })
    return { to: `/admin/accounts/${given.account}?done=given` }
  },
})
