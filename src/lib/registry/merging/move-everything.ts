import 'server-only'
import { z } from 'zod'
import { moveAccounts, restoreAccounts } from '@/lib/access/move-accounts'
import { moveMandates, restoreMandates } from '@/lib/access/move-mandates'
import { openJson, sealJson } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { moveBalances, restoreBalances } from './move-balances'
import { moveLookups, restoreLookups } from './move-lookups'
import { moveOwn, restoreOwn } from './move-own'
import { type MovedSides, subjectMovers } from './subject-mover'

const ids = z.array(z.uuid())
const searchRows = z.array(z.strictObject({ field: z.string(), value: z.string(), unit: z.string() }))

/** Everything that went over, as it is kept (sealed) with the merge, so that it can go back. */
const movedSchema = z.strictObject({
  own: z.strictObject({
    ties: z.array(z.strictObject({ id: z.uuid(), said: z.string().nullable() })),
    bonds: z.array(z.strictObject({ id: z.uuid(), side: z.enum(['a', 'b']) })),
    entries: ids,
    contacts: ids,
  }),
  /** Transfers between balances: what was taken from the loser and given to the winner. */
  balances: z.array(z.strictObject({ register: z.string(), unit: z.string(), amount: z.string() })),
  lookups: z.strictObject({ rows: searchRows, added: searchRows }),
  /** What belongs to the record of the installation; null when that was not merged. */
  record: z.strictObject({ accounts: ids, mandates: z.strictObject({ principal: ids, agent: ids }) }).nullable(),
  above: z.record(z.string(), z.unknown()),
  /** The pair in the list of duplicates, as it was. */
  pairs: z.array(z.record(z.string(), z.unknown())),
})
export type Moved = z.infer<typeof movedSchema>

const place = (merge: string) => `merge.moved_enc:${merge}`

/** Seals what was moved for the merge that moved it. */
export function sealMoved(merge: string, moved: Moved): string {
  return sealJson(moved, place(merge))
}

/** Opens what a merge moved. */
export function openMoved(merge: { id: string; movedEnc: string }): Moved {
  return movedSchema.parse(openJson(merge.movedEnc, place(merge.id)))
}

/**
 * Moves everything about one person to another: what the actor reaches always; the accounts, mandates and messages when
 * all of both lies in the reach and the record itself is merged (`registry_absorb`). Facts do not move: the winner's
 * projection reads both stores.
 */
export async function moveEverything(tx: Transaction, sides: MovedSides, reach: string): Promise<Omit<Moved, 'pairs'>> {
  const lookups = await moveLookups(tx, sides)
  const own = await moveOwn(tx, sides)
  const balances = await moveBalances(tx, sides)
  const above: Record<string, unknown> = await moveAbove(tx, sides, 'always')
  const [row] = await tx.$queryRaw<{ whole: boolean }[]>`
    SELECT registry_absorb(${sides.to}::uuid, ${sides.from}::uuid, ${reach}) AS whole`
  if (!row?.whole) return { lookups, own, balances, above, record: null }
  const record = { accounts: await moveAccounts(tx, sides), mandates: await moveMandates(tx, sides) }
  return { lookups, own, balances, record, above: { ...above, ...(await moveAbove(tx, sides, 'whole')) } }
}

async function moveAbove(tx: Transaction, sides: MovedSides, when: 'always' | 'whole') {
  const moved: Record<string, unknown> = {}
  for (const [name, mover] of subjectMovers()) if (mover.when === when) moved[name] = await mover.move(tx, sides)
  return moved
}

/** Takes `moveEverything` back: the very rows that it moved. */
export async function restoreEverything(tx: Transaction, sides: MovedSides, moved: Moved): Promise<void> {
  for (const [name, mover] of subjectMovers())
    if (moved.above[name] !== undefined) await mover.restore(tx, sides, moved.above[name])
  if (moved.record) {
    await restoreAccounts(tx, sides, moved.record.accounts)
    await restoreMandates(tx, sides, moved.record.mandates)
  }
  await restoreBalances(tx, sides, moved.balances)
  await restoreOwn(tx, sides, moved.own)
  await restoreLookups(tx, sides, moved.lookups)
}
