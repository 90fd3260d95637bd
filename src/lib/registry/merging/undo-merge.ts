import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { reasonSchema } from '../people/reason'
import { type Moved, openMoved, restoreEverything, sealMoved } from './move-everything'
import { mergedWithin, oneAtATime, openMerge } from './open-merge'
import { reproject } from './reproject'

async function reopenPairs(tx: Transaction, pairs: Moved['pairs']): Promise<void> {
  await tx.$executeRaw`
    UPDATE duplicate d SET state = o.state, account = o.account, decided_at = o.decided_at, reason = o.reason
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS o(id uuid, state text, account uuid, decided_at timestamptz, reason text)
    WHERE d.id = o.id`
}

/**
 * Takes a merge back: everything it moved returns, the store of facts was never touched, both projections are told anew.
 * What was recorded about the winner since stays with the winner. Refuses `conflict` when it was undone before, or when the
 * winner was merged into somebody else since: that merge has to be undone first.
 */
export const undoMerge = command({
  name: 'undo-merge',
  permission: 'person.merge',
  input: z.strictObject({ merge: z.uuid('not-found'), reason: reasonSchema }),
  subject: async ({ tx, input }) => tx.merge.findUnique({ where: { id: input.merge }, select: { unitPath: true } }),
  run: async ({ tx, actor, audit, input }) => {
    const known = await tx.merge.findUniqueOrThrow({
      where: { id: input.merge },
      select: { winner: true, loser: true },
    })
    await oneAtATime(tx, [known.winner, known.loser])
    const merge = await openMerge(tx, input.merge)
    if (!merge) throw new Refusal('conflict', 'merge-undone')
    if (await mergedWithin(tx, merge.winner, merge.unitPath)) throw new Refusal('conflict', 'merged-further')
    const { winner, loser, unitPath } = merge
    const [id, reason, account] = [newId(), input.reason, actor.account ?? '']
    const moved = openMoved(merge)
    const row = { id, winner, loser, unitPath, account, reason, undoes: merge.id }
    await tx.merge.createMany({ data: [{ ...row, movedEnc: sealMoved(id, moved) }] })
    await restoreEverything(tx, { from: loser, to: winner }, moved)
    await tx.$executeRaw`SELECT registry_release(${winner}::uuid, ${loser}::uuid, ${unitPath})`
    await reopenPairs(tx, moved.pairs)
    for (const person of [winner, loser]) await reproject(tx, person)
    audit({ subject: winner, unitPath, reason, detail: { loser, merge: merge.id } })
    return { to: `/registers/quality/merges/${merge.id}?done=undone`, data: { merge: id } }
  },
})
