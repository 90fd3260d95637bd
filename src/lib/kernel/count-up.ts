import 'server-only'
import type { Transaction } from './transaction'

/**
 * The next number of a series of a unit in a period (a year, or a day as `YYYYMMDD`). Without gaps: it is counted in the
 * caller's transaction, so a rollback gives it back, and two that count at once wait for each other.
 */
export async function countUp(
  tx: Transaction,
  { series, unitPath, period }: { series: string; unitPath: string; period: number },
): Promise<number> {
  const [counted] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO counter (series, unit_path, year, last) VALUES (${series}, ${unitPath}, ${period}, 1)
    ON CONFLICT (series, unit_path, year) DO UPDATE SET last = counter.last + 1 RETURNING last`
  if (!counted) throw new Error('the counter gave no number')
  return counted.last
}
