import 'server-only'
import type { UnitAbove } from '@/lib/access/units-above'
import { today } from '@/lib/kernel/clock'
import { countUp } from '@/lib/kernel/count-up'
import type { Transaction } from '@/lib/kernel/transaction'
import { say } from '@/lib/text/say'
import type { BothWords } from './filled-text'

export type Counted = { no: number; year: string; series: string }

/** Words that the office fills in by itself in every paper: city, district and street, and the unit itself. */
export function unitWords(units: readonly UnitAbove[]): BothWords {
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
  { series, unitPath, units }: { series: string; unitPath: string; units: readonly UnitAbove[] },
): Promise<Counted> {
  const unit = units.find(({ kind }) => kind === 'street')?.path ?? unitPath
  const year = today().slice(0, 4)
  const no = await countUp(tx, { series, unitPath: unit, period: Number(year) })
  return { no, year, series: `${series}@${unit}` }
}
