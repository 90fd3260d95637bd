import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { UnitNode } from '@/lib/catalogue/schema'
import { today } from '@/lib/kernel/clock'
import { countUp } from '@/lib/kernel/count-up'
import type { Transaction } from '@/lib/kernel/transaction'
import { temporaryNumber } from '../identifiers/temporary-number'

/** The next number of the street of this unit for a person without papers yet. */
export async function giveTemporaryNumber(
  tx: Transaction,
  { office, unitPath }: { office: Office; unitPath: string },
): Promise<string> {
  const street = streetOf(office.units, unitPath)
  const year = Number(today().slice(0, 4))
  const serial = await countUp(tx, { series: 'temporary-number', unitPath: street.path, period: year })
  return temporaryNumber({ street: street.division.slice(0, 9), year, serial })
}

type Street = { path: string; division: string }

/** The nearest unit with a division code of nine digits on the way down to a path; the last with any code otherwise. */
function streetOf(units: readonly UnitNode[], path: string, prefix = '', above?: Street): Street {
  const node = units.find((each) => path.startsWith(`${prefix}${each.key}/`))
  const own = node?.division && node.division.length <= 9 ? node.division : undefined
  const here = node ? `${prefix}${node.key}/` : prefix
  const found = own ? { path: here, division: own } : above
  if (node?.units) return streetOf(node.units, path, here, found)
  return found ?? { path, division: '000000000' }
}
