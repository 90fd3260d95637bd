import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { now } from '@/lib/kernel/clock'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { applyLedger } from './apply-ledger'
import { applyPeople } from './apply-people'
import { asImporter } from './as-importer'
import { type Batch, changeRows, type RowChange, readRows, recount, type StoredRow } from './batch'
import { importTarget, mayBring, maySetGroups } from './import-target'

const chunk = 300

/** Brings in the next rows of a batch, in one transaction. Answers whether more are left. A killed chunk leaves nothing. */
export async function applyChunk(id: string): Promise<boolean | 'no-rights'> {
  const more = await asImporter(id, async ({ tx, actor, batch }) => {
    if (batch.state !== 'applying') return false
    const rows = await readRows(tx, id, { states: ['ready'], most: chunk })
    if (rows.length === 0) return finish(tx, actor, batch)
    const changes = await bring(tx, actor, { batch, rows })
    await changeRows(tx, id, changes)
    await tx.$executeRaw`UPDATE import_batch SET done = done + ${rows.length} WHERE id = ${id}::uuid`
    const detail = { rows: rows.length, ...tally(changes) }
    const audit = [{ command: 'apply-import', outcome: 'done', subject: id, unitPath: batch.area, detail }]
    await record(tx, actor, { audit, outbox: [] })
    return true
  })
  return more ?? false
}

type Bring = { batch: Batch; rows: readonly StoredRow[] }

/** Brings rows into the target of a batch, with the rights of the actor at this moment. Answers what became of each. */
export async function bring(tx: Transaction, actor: Actor, { batch, rows }: Bring): Promise<RowChange[]> {
  const office = await loadOffice(tx)
  const target = importTarget(office, batch.target)
  if (!target || !actor.account || !mayBring(actor, target, batch)) throw new Refusal('not-allowed')
  const how = {
    ...{ office, target, area: batch.area, batch: batch.id, account: actor.account, choice: batch.choice },
    setsGroups: maySetGroups(actor, target),
  }
  const { register } = target
  return register ? applyLedger(tx, { ...how, register }, rows) : applyPeople(tx, how, rows)
}

async function finish(tx: Transaction, actor: Actor, batch: Batch): Promise<false> {
  await tx.importBatch.updateMany({
    where: { id: batch.id },
    data: { state: 'applied', endedAt: now(), problem: null },
  })
  const detail = await recount(tx, batch.id)
  const audit = [{ command: 'apply-import', outcome: 'done', subject: batch.id, unitPath: batch.area, detail }]
  await record(tx, actor, { audit, outbox: [] })
  return false
}

function tally(changes: readonly RowChange[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { state } of changes) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
