/** An exact number: `n / d` in lowest terms, `d` positive. Money and averages never pass through floating point. */
export type Ratio = { n: bigint; d: bigint }

const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/

/** The exact number that a number or a decimal text stands for; undefined for everything else (also NaN and 1e300). */
export function ratioOf(value: unknown): Ratio | undefined {
  const text = typeof value === 'number' ? plain(value) : value
  const parts = typeof text === 'string' ? DECIMAL.exec(text) : null
  if (!parts) return undefined
  const fraction = parts[3] ?? ''
  const n = BigInt((parts[2] ?? '') + fraction)
  return reduced(parts[1] === '-' ? -n : n, 10n ** BigInt(fraction.length))
}

// Very small numbers print as 1e-7, which is not a decimal text.
function plain(value: number): string {
  const text = String(value)
  return Number.isFinite(value) && /e/.test(text) ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

/** The exact sum. */
export function plus(a: Ratio, b: Ratio): Ratio {
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d)
}

/** The exact difference. */
export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { n: -b.n, d: b.d })
}

/** The exact product. */
export function times(a: Ratio, b: Ratio): Ratio {
  return reduced(a.n * b.n, a.d * b.d)
}

/** The exact quotient; undefined when dividing by zero. */
export function over(a: Ratio, b: Ratio): Ratio | undefined {
  return b.n === 0n ? undefined : reduced(a.n * b.d, a.d * b.n)
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or more than `b`. */
export function order(a: Ratio, b: Ratio): number {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Rounded to a number of decimal places (0–20), halves away from zero (四舍五入). */
export function rounded(a: Ratio, places: number): Ratio {
  const scale = 10n ** BigInt(places)
  const doubled = 2n * (a.n < 0n ? -a.n : a.n) * scale
  const units = (doubled + a.d) / (2n * a.d)
  return reduced(a.n < 0n ? -units : units, scale)
}

/** Decimal text with exactly `places` places, rounded: `1234.50`. */
export function fixed(a: Ratio, places: number): string {
  const scale = 10n ** BigInt(places)
  const { n, d } = rounded(a, places)
  const units = (n * scale) / d
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${units < 0n ? '-' : ''}${whole}${places ? `.${digits.slice(-places)}` : ''}`
}

/** A number where that loses nothing, else a decimal text; endless fractions are cut at ten places. */
export function spoken(a: Ratio): number | string {
  const text = fixed(a, 10).replace(/\.?0+$/, '')
  const number = Number(text)
  const same = ratioOf(number)
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER && same && order(same, ratioOf(text) ?? same) === 0 ? number : text
}

function reduced(n: bigint, d: bigint): Ratio {
  const sign = d < 0n ? -1n : 1n
  const divisor = divisorOf(n < 0n ? -n : n, d < 0n ? -d : d) * sign
  return { n: n / divisor, d: d / divisor }
}

function divisorOf(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y) [x, y] = [y, x % y]
  return x || 1n
}
