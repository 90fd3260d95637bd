import 'server-only'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import type { BothWords } from './filled-text'

type Above = { path: string; kind: string; name: Text }
export type Counted = { no: number; year: string; series: string }

/** A unit and those above it, from the top. */
export async function unitsAbove(tx: Transaction, unitPath: string): Promise<Above[]> {
  return tx.$queryRaw<Above[]>`
    SELECT path, kind, name FROM unit WHERE starts_with(${unitPath}, path) ORDER BY length(path)`
}

/** Words that the office fills in by itself in every paper: city, district and street, and the unit itself. */
export function unitWords(units: readonly Above[]): BothWords {
  const words = (locale: 'zh-Hans' | 'en') => {
    const named = units.map((unit) => [unit.kind, say(unit.name, locale)] as const)
    const own = units.at(-1)
    return { ...Object.fromEntries(named), ...(own && { unit: say(own.name, locale) }) }
  }
  return { 'zh-Hans': words('zh-Hans'), en: words('en') }
}

/**
 * The next number of a series, counted for each street and year (of Shanghai). Without gaps, because it is counted in the
 * caller's transaction and a rollback gives it back; two that issue at once wait for each other.
 */
export async function nextNumber(
  tx: Transaction,
  { series, unitPath, units }: { series: string; unitPath: string; units: readonly Above[] },
): Promise<Counted> {
  const unit = units.find(({ kind }) => kind === 'street')?.path ?? unitPath
  const year = today().slice(0, 4)
  const [counted] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO counter (series, unit_path, year, last) VALUES (${series}, ${unit}, ${Number(year)}, 1)
    ON CONFLICT (series, unit_path, year) DO UPDATE SET last = counter.last + 1 RETURNING last`
  if (!counted) throw new Error('the counter gave no number')
  return { no: counted.last, year, series: `${series}@${unit}` }
}
