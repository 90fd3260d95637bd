import 'server-only'
import { record } from '@/lib/kernel/record'
import { transaction } from '@/lib/kernel/transaction'
import { triggerCase } from './sweep-clocks'

/** Tells a case that one of its children has ended. Harmless when told twice: what follows depends on the open children. */
export async function childEnded(ids: { case: string; parent: string }): Promise<void> {
  await transaction({ as: 'worker' }, async ({ tx, actor }) => {
    await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${ids.parent}::uuid FOR UPDATE`
    const child = await tx.case.findUnique({ where: { id: ids.case }, select: { service: true } })
    const outbox = child && (await triggerCase(tx, ids.parent, { child: child.service }))
    const audit = [{ command: 'child-ended', outcome: 'done', subject: ids.parent, detail: { child: ids.case } }]
    if (outbox) await record(tx, actor, { audit, outbox })
  })
}
