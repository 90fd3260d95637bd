import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { pastDay, text } from '../typed-input'
import { holdPlace, placeSubject } from './place-subject'

/** Closes a place (torn down, merged, out of use) on a day. Refuses while somebody lives there, rents it, or it has open places in it. */
export const closePlace = command({
  name: 'close-place',
  permission: 'place.write',
  input: z.strictObject({ place: z.uuid('not-found'), on: pastDay, reason: text(200) }),
  subject: ({ tx, input }) => placeSubject(tx, input.place),
  run: async ({ tx, input: { place: id, on, reason }, audit }) => {
    const { unitPath } = await holdPlace(tx, id)
    const [used] = await tx.$queryRaw<{ used: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM household h WHERE h.place = ${id}::uuid AND h."to" IS NULL)
        OR EXISTS (SELECT 1 FROM place p WHERE p.parent = ${id}::uuid AND p."to" IS NULL)
        OR EXISTS (SELECT 1 FROM bond b WHERE b.kind IN ('landlord', 'tenant') AND b.b = ${id}::uuid AND (b."to" IS NULL OR b."to" > ${on}::date)) AS used`
    if (used?.used) throw new Refusal('conflict', 'place-in-use')
    const closed =
      await tx.$executeRaw`UPDATE place SET "to" = greatest(${on}::date, "from") WHERE id = ${id}::uuid AND "to" IS NULL`
    if (closed !== 1) throw new Refusal('conflict', 'place-closed')
    audit({ subject: id, unitPath, reason, detail: { on } })
    return { to: `/registers/places/${id}?done=closed` }
  },
})
