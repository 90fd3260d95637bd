import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { pastDay, text } from '../typed-input'

async function agreementOf(tx: Transaction, agreement: string): Promise<{ unitPath: string; b: string } | null> {
  return tx.bond.findFirst({ where: { agreement, kind: 'landlord' }, select: { unitPath: true, b: true } })
}

/** Ends a tenancy on a day, the first on which it no longer holds, for landlord and tenants alike. Refuses one that has ended. */
export const endRental = command({
  name: 'end-rental',
  permission: 'place.write',
  input: z.strictObject({ agreement: z.uuid('not-found'), on: pastDay, reason: text(200) }),
  subject: async ({ tx, input }) => {
    const found = await agreementOf(tx, input.agreement)
    return found && { unitPath: found.unitPath }
  },
  run: async ({ tx, input: { agreement, on, reason }, audit }) => {
    const found = await agreementOf(tx, agreement)
    if (!found) throw new Refusal('not-found')
    const { b: place, unitPath } = found
    const ended = await tx.$executeRaw`
      UPDATE bond SET "to" = ${on}::date WHERE agreement = ${agreement}::uuid AND "from" <= ${on}::date AND ("to" IS NULL OR "to" > ${on}::date)`
    if (ended === 0) throw new Refusal('conflict', 'ended-already')
    await tx.$executeRaw`
      UPDATE place SET rented = EXISTS (SELECT 1 FROM bond r WHERE r.kind = 'landlord' AND r.b = ${place}::uuid AND (r."to" IS NULL OR r."to" > ${on}::date))
      WHERE id = ${place}::uuid`
    audit({ subject: place, unitPath, reason, detail: { agreement, on } })
    return { to: `/registers/places/${place}?done=rental-ended` }
  },
})
