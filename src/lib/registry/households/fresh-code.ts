import 'server-only'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { countUp } from '@/lib/kernel/count-up'
import type { Transaction } from '@/lib/kernel/transaction'
import type { HouseholdKind } from './household-lines'

/**
 * A number for a household that has none of its own: division code of its community, R (户籍) or L (居住), year, serial.
 * Household numbers are local and kept as text (facts §2.7).
 */
export async function freshCode(
  tx: Transaction,
  { unitPath, kind }: { unitPath: string; kind: HouseholdKind },
): Promise<string> {
  const period = Number(today().slice(0, 4))
  const no = await countUp(tx, { series: `household-${kind}`, unitPath, period })
  const division = divisionOf((await loadOffice(tx)).units, unitPath) ?? unitPath.split('/').at(-2)
  return `${division}${kind === 'hukou' ? 'R' : 'L'}${period}${String(no).padStart(4, '0')}`
}

/** The division code of a unit, or of the nearest one above it that has one. */
export function divisionOf(units: Office['units'], path: string): string | undefined {
  const [key, ...rest] = path.split('/').filter(Boolean)
  const node = units.find((each) => each.key === key)
  if (!node) return undefined
  return divisionOf(node.units ?? [], `${rest.join('/')}/`) ?? node.division
}
