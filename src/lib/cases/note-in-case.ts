import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'

/**
 * Writes into the history of a case what happened beside its course, seen by everybody who sees the case. Refuses with
 * `conflict` when somebody acts on the case at the same moment.
 */
export async function noteInCase(
  tx: Transaction,
  { caseId, verb, actor }: { caseId: string; verb: string; actor: Actor },
): Promise<void> {
  const last = await tx.caseEvent.findFirst({ where: { caseId }, select: { no: true }, orderBy: { no: 'desc' } })
  const event = { id: newId(), caseId, no: (last?.no ?? 0) + 1, verb, channel: actor.channel, by: actor.name }
  await tx.caseEvent
    .createMany({ data: [{ ...event, account: actor.account, audience: 'all' }] })
    .catch((problem: unknown) => {
      if (String(problem).includes('case_event_case_id_no_key')) throw new Refusal('conflict', 'case-moved')
      throw problem
    })
}
