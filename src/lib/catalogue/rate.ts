import type { Rates } from './schema'

/**
 * The amount of a dated table for these keys on a day: of the rows whose keys fit, the one that began last. A key is a
 * word, or a range `[low, high]` that includes both ends. Undefined when no row fits.
 */
export function rateOn(table: Rates | undefined, keys: readonly unknown[], on: string): number | undefined {
  const fitting = (table?.rows ?? []).filter(
    (row) => row.from <= on && row.keys.every((key, index) => fits(key, keys[index])),
  )
  return fitting.sort((a, b) => a.from.localeCompare(b.from)).at(-1)?.value
}

function fits(key: Rates['rows'][number]['keys'][number], given: unknown): boolean {
  if (typeof key === 'string') return key === String(given)
  const amount = Number(given)
  return Number.isFinite(amount) && given !== null && given !== '' && amount >= key[0] && amount <= key[1]
}
