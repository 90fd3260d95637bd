import 'server-only'
import { z } from 'zod'
import { maskPhone } from '@/lib/forms/fields/masks'
import { env } from '@/lib/kernel/env'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { openDelivery } from './delivery-row'

/** A text message as the demonstration's staff may read it; the number is masked. */
export type OutboxEntry = { id: string; at: Date; purpose: string; to: string; body: string; state: string }

const columns = { id: true, at: true, purpose: true, state: true, toEnc: true, bodyEnc: true } as const

/** Text messages of the demonstration, newest first: sign-in codes among them. Where nothing is a demonstration, nothing is here. */
export const demonstrationOutbox = query({
  name: 'demonstration-outbox',
  permission: 'outbox.read',
  input: z.strictObject({}),
  run: async ({ tx }): Promise<OutboxEntry[]> => {
    if (!env().DEMO) throw new Refusal('not-found')
    const rows = await tx.delivery.findMany({
      where: { provider: 'outbox' },
      select: columns,
      orderBy: { id: 'desc' },
      take: 50,
    })
    return rows.map((row) => {
      const { to, body } = openDelivery(row)
      return { id: row.id, at: row.at, purpose: row.purpose, state: row.state, to: maskPhone(to), body }
    })
  },
})
