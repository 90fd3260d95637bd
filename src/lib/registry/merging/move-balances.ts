import 'server-only'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'

type Sides = { from: string; to: string }
/** An amount that went over, as decimal digits: it may be larger than a number of JavaScript. */
export type MovedBalance = { register: string; unit: string; amount: string }
type Balance = MovedBalance & { floor: string | null }

/**
 * Gives one person the balances of another, as far as the actor reaches. Postings are never changed: the sum is posted away
 * from the one and to the other, as every amount that moves is.
 */
export async function moveBalances(tx: Transaction, { from, to }: Sides): Promise<MovedBalance[]> {
  const held = await tx.$queryRaw<Balance[]>`
    SELECT register, unit_path AS unit, total::text AS amount, floor::text AS floor FROM balance
    WHERE holder = ${from}::uuid AND total <> 0 AND app_in_scope(unit_path) ORDER BY register, unit_path`
  await transfer(tx, { from, to }, held)
  return held.map(({ register, unit, amount }) => ({ register, unit, amount }))
}

/** Posts the same sums back. Refuses `conflict` (`balance-low`) when the winner has spent them since. */
export async function restoreBalances(
  tx: Transaction,
  { from, to }: Sides,
  moved: readonly MovedBalance[],
): Promise<void> {
  const held = await tx.$queryRaw<Balance[]>`
    SELECT register, unit_path AS unit, total::text AS amount, floor::text AS floor FROM balance WHERE holder = ${to}::uuid`
  const floorOf = (one: MovedBalance) =>
    held.find((each) => each.register === one.register && each.unit === one.unit)?.floor ?? null
  await transfer(
    tx,
    { from: to, to: from },
    moved.map((each) => ({ ...each, floor: floorOf(each) })),
  )
}

async function transfer(tx: Transaction, { from, to }: Sides, sums: readonly Balance[]): Promise<void> {
  if (sums.length === 0) return
  const told = sums.flatMap(({ register, unit, amount, floor }) => {
    const both = { register, unit, arose: unit, on: today(), floor }
    return [
      { ...both, id: newId(), holder: from, amount: String(-BigInt(amount)) },
      { ...both, id: newId(), holder: to, amount },
    ]
  })
  const [row] = await tx.$queryRaw<{ low: string | null }[]>`
    SELECT registry_post(${JSON.stringify(told)}::jsonb) AS low`
  if (row?.low) throw new Refusal('conflict', 'balance-low')
}
