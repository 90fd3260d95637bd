import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { pastDay, text } from '../typed-input'

async function guardianBond(tx: Transaction, id: string): Promise<{ unitPath: string; a: string } | null> {
  return tx.bond.findFirst({ where: { id, kind: 'guardian' }, select: { unitPath: true, a: true } })
}

/** Ends a guardianship on a day, which is the first on which it no longer holds. Refuses one that has ended by then. */
export const endGuardian = command({
  name: 'end-guardian',
  permission: 'agent.record',
  input: z.strictObject({ guardianship: z.uuid('not-found'), on: pastDay, reason: text(200) }),
  subject: async ({ tx, input }) => {
    const bond = await guardianBond(tx, input.guardianship)
    return bond && { unitPath: bond.unitPath }
  },
  run: async ({ tx, input: { guardianship: id, on, reason }, audit }) => {
    const bond = await guardianBond(tx, id)
    const ended = await tx.$executeRaw`
      UPDATE bond SET "to" = ${on}::date WHERE id = ${id}::uuid AND "from" <= ${on}::date AND ("to" IS NULL OR "to" > ${on}::date)`
    if (!bond || ended !== 1) throw new Refusal('conflict', 'ended-already')
    audit({ subject: bond.a, unitPath: bond.unitPath, reason, detail: { guardianship: id, on } })
    return { to: `/registers/households/agents/${bond.a}?done=guardian-ended` }
  },
})
