import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { pastDay, text } from '../typed-input'
import { organisationTies } from './let-act-for'

async function tieOf(tx: Transaction, id: string): Promise<{ unitPath: string; b: string } | null> {
  const where = { id, kind: { in: [...organisationTies] } }
  return tx.bond.findFirst({ where, select: { unitPath: true, b: true } })
}

/** Ends the tie of a person to an organisation on a day, the first on which it no longer holds. Refuses one that has ended. */
export const endActFor = command({
  name: 'end-act-for',
  permission: 'organisation.write',
  input: z.strictObject({ tie: z.uuid('not-found'), on: pastDay, reason: text(200) }),
  subject: async ({ tx, input }) => {
    const found = await tieOf(tx, input.tie)
    return found && { unitPath: found.unitPath }
  },
  run: async ({ tx, input: { tie: id, on, reason }, audit }) => {
    const found = await tieOf(tx, id)
    const ended = await tx.$executeRaw`
      UPDATE bond SET "to" = ${on}::date WHERE id = ${id}::uuid AND "from" <= ${on}::date AND ("to" IS NULL OR "to" > ${on}::date)`
    if (!found || ended !== 1) throw new Refusal('conflict', 'ended-already')
    audit({ subject: found.b, unitPath: found.unitPath, reason, detail: { tie: id, on } })
    return { to: `/registers/organisations/${found.b}?done=tie-ended` }
  },
})
