import 'server-only'
import { z } from 'zod'
import type { SubjectMover } from '@/lib/registry/merging/subject-mover'

const partyKey = z.strictObject({ case: z.uuid(), role: z.string(), no: z.number().int() })
const movedSchema = z.strictObject({ cases: z.array(z.uuid()), parties: z.array(partyKey) })

/**
 * When two people are merged, cases of the one become cases of the other, as far as the actor reaches. Who was told of a
 * case keeps seeing it: the person is added to those whom the case concerns, and nobody is taken away. What the case wrote
 * down of its parties stays as it was.
 */
export const partyMover: SubjectMover = {
  when: 'always',
  move: async (tx, { from, to }) => {
    const parties = await tx.$queryRaw<z.infer<typeof partyKey>[]>`
      UPDATE party SET subject = ${to}::uuid WHERE subject = ${from}::uuid RETURNING case_id AS "case", role, no`
    const cases = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "case" SET parties = array_append(parties, ${to}::uuid)
      WHERE parties && ARRAY[${from}::uuid] AND NOT parties && ARRAY[${to}::uuid] RETURNING id`
    return { cases: cases.map(({ id }) => id), parties }
  },
  restore: async (tx, { from, to }, moved) => {
    const { cases, parties } = movedSchema.parse(moved)
    await tx.$executeRaw`
      UPDATE party p SET subject = ${from}::uuid FROM jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) AS m("case" uuid, role text, no int)
      WHERE p.case_id = m."case" AND p.role = m.role AND p.no = m.no AND p.subject = ${to}::uuid`
    await tx.$executeRaw`
      UPDATE "case" SET parties = array_remove(parties, ${to}::uuid) WHERE id = ANY (${cases}::uuid[])`
  },
}
