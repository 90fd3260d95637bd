import 'server-only'
import { z } from 'zod'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'

const dayBefore = () => new Date(new Date(today()).getTime() - 24 * 3600 * 1000)

/** Ends a post. The rights are gone at the next request; the post stays on record with its last day. */
export const endPost = command({
  name: 'end-post',
  permission: 'post.manage',
  input: z.strictObject({ post: z.uuid('not-found') }),
  subject: async ({ tx, input }) => {
    const post = await tx.post.findUnique({ where: { id: input.post }, select: { unitPath: true } })
    return post && { unitPath: post.unitPath }
  },
  run: async ({ tx, actor, audit, input }) => {
    const post = await tx.post.findUniqueOrThrow({
      where: { id: input.post },
      select: { account: true, unitPath: true },
    })
    if (post.account === actor.account) throw new Refusal('conflict', 'own-account')
    await tx.post.updateMany({ where: { id: input.post }, data: { to: dayBefore() } })
    audit({ subject: post.account, unitPath: post.unitPath, detail: { post: input.post } })
    return { to: `/admin/accounts/${post.account}?done=post-ended` }
  },
})
