import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { reasonSchema } from '../people/reason'
import { type Moved, moveEverything, sealMoved } from './move-everything'
import { mergedWithin, oneAtATime } from './open-merge'
import { pairSubject, reachOf } from './pair-subject'
import { reproject } from './reproject'

/** Marks the pair as decided wherever the actor keeps it, and answers how it stood before. */
async function closePairs(
  tx: Transaction,
  { people, account, reason }: { people: readonly string[]; account: string; reason: string },
): Promise<Moved['pairs']> {
  const [a, b] = [...people].sort() as [string, string]
  const before = await tx.$queryRaw<{ row: Record<string, unknown> }[]>`
    SELECT to_jsonb(d) AS row FROM duplicate d WHERE d.a = ${a}::uuid AND d.b = ${b}::uuid AND app_in_scope(d.unit_path) ORDER BY d.id`
  await tx.$executeRaw`
    UPDATE duplicate SET state = 'merged', account = ${account}::uuid, decided_at = now(), reason = ${reason}
    WHERE a = ${a}::uuid AND b = ${b}::uuid AND app_in_scope(unit_path)`
  return before.map(({ row }) => row)
}

/**
 * Makes two people one: the winner is found, served and asked from now on; the loser's record stays readable. Moves what
 * lies in the actor's reach. The record of the installation is merged only when all of both lies there; otherwise the
 * steward above finds the pair in their own list, and here everything looks the same. One steward with a reason; audited
 * and undoable (`undo-merge`).
 */
export const mergePeople = command({
  name: 'merge-people',
  permission: 'person.merge',
  input: z.strictObject({
    winner: z.uuid('choice'),
    /** The two people; `loser` may be left out when both are named here (a form with two radio buttons). */
    loser: z.uuid('choice').optional(),
    one: z.uuid().optional(),
    other: z.uuid().optional(),
    reason: reasonSchema,
  }),
  subject: ({ tx, actor, input }) =>
    pairSubject(tx, { actor, permission: 'person.merge', people: [input.winner, loserOf(input)] }),
  run: async ({ tx, actor, audit, input }) => {
    const [winner, loser, account] = [input.winner, loserOf(input), actor.account ?? '']
    const reason = input.reason
    await oneAtATime(tx, [winner, loser])
    const reach = reachOf(actor.posts, 'person.merge')
    for (const person of [winner, loser])
      if (await mergedWithin(tx, person, reach)) throw new Refusal('conflict', 'merged-already')
    const id = newId()
    const pairs = await closePairs(tx, { people: [winner, loser], account, reason })
    const moved = await moveEverything(tx, { from: loser, to: winner }, reach)
    const movedEnc = sealMoved(id, { ...moved, pairs })
    await tx.merge.createMany({ data: [{ id, winner, loser, unitPath: reach, account, reason, movedEnc }] })
    for (const person of [loser, winner]) await reproject(tx, person)
    audit({ subject: winner, unitPath: reach, reason, detail: { loser, merge: id } })
    return { to: `/registers/quality/merges/${id}?done=merged`, data: { merge: id } }
  },
})

function loserOf({
  winner,
  loser,
  one,
  other,
}: {
  winner: string
  loser?: string
  one?: string
  other?: string
}): string {
  const found = loser ?? [one, other].find((each) => each !== winner)
  if (!found || found === winner || (!loser && winner !== one && winner !== other)) throw invalid('winner', 'choice')
  return found
}
