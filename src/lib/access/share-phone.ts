import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'

/**
 * Says that other people use this phone too: from now on the code alone does not sign in, the last four characters of
 * the ID number are asked as well. Only for accounts whose person is known by number; `no` takes it back.
 */
export const sharePhone = command({
  name: 'share-phone',
  permission: 'session.end',
  input: z.strictObject({ shared: z.enum(['yes', 'no'], { error: 'choice' }) }),
  run: async ({ tx, actor, input }) => {
    const account = actor.account ?? ''
    const tail = await tx.credential.count({ where: { account, kind: 'id-tail' } })
    if (actor.kind !== 'person' || tail === 0) throw new Refusal('conflict', 'not-bound')
    await tx.account.updateMany({ where: { id: account }, data: { shared: input.shared === 'yes' } })
    return { to: '/me/security?done=shared' }
  },
})
