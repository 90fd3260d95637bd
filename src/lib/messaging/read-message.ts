import 'server-only'
import { z } from 'zod'
import { localPath } from '@/lib/access/local-path'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { toMe } from './to-me'

/** Marks one message as read, or all of mine when none is named. One that is not mine does not exist. */
export const readMessage = command({
  name: 'read-message',
  permission: 'message.read',
  input: z.strictObject({ message: z.uuid('message').optional(), back: z.string().max(1000).optional() }),
  subject: async ({ tx, actor, input: { message } }) => {
    if (!message) return { account: actor.account }
    const where = { id: message, ...toMe(actor) }
    const row = await tx.message.findFirst({ where, select: { toAccount: true, toPerson: true } })
    return row && { account: row.toAccount ?? undefined, ...(row.toPerson && { parties: [row.toPerson] }) }
  },
  run: async ({ tx, actor, audit, input: { message, back } }) => {
    const where = { ...toMe(actor), readAt: null, ...(message && { id: message }) }
    const { count } = await tx.message.updateMany({ where, data: { readAt: now() } })
    audit({ subject: message ?? null, detail: { count } })
    return { to: localPath(back) ?? '/messages', data: { count } }
  },
})
