/** What a measurement came to, in milliseconds. */
export type Timed = { what: string; times: number; p50: number; p95: number; most: number; limit?: number }

/** The value below which that share of sorted numbers lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** Sums up single times. `limit`: what the 95th percentile may be at most. */
export function timed(what: string, times: readonly number[], limit?: number): Timed {
  const sorted = [...times].sort((a, b) => a - b)
  const most = sorted.at(-1) ?? 0
  return {
    what,
    times: sorted.length,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    most,
    ...(limit ? { limit } : {}),
  }
}

/** How long a piece of work takes, in milliseconds. */
export async function clocked(work: () => Promise<unknown>): Promise<number> {
  const began = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - began) / 1e6
}

/** The same work for each of some things, after a few that only warm up. */
export async function eachClocked<T>(things: readonly T[], work: (thing: T) => Promise<number>): Promise<number[]> {
  for (const thing of things.slice(0, 5)) await work(thing)
  const times: number[] = []
  for (const thing of things) times.push(await work(thing))
  return times
}

const wide = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - wide(text)))

/** A table for people: milliseconds, and how many times the floor the 95th percentile is. */
export function asTable(measured: readonly Timed[], floor: number): string {
  const width = Math.max(...measured.map(({ what }) => wide(what)))
  const line = (what: string, cells: readonly string[]) =>
    `${padded(what, width)}  ${cells.map((each) => each.padStart(9)).join('')}`
  return [
    line('毫秒 · milliseconds', ['n', 'p50', 'p95', 'max', '× floor', 'limit', '']),
    ...measured.map(({ what, times, p50, p95, most, limit }) => {
      const numbers = [p50, p95, most].map((each) => each.toFixed(2))
      const judged = limit === undefined ? ['', ''] : [String(limit), p95 <= limit ? '✓' : '✗']
      return line(what, [String(times), ...numbers, (p95 / floor).toFixed(1), ...judged])
    }),
  ].join('\n')
}

/** The same for programs. */
export function asCsv(measured: readonly Timed[], floor: number): string {
  const rows = measured.map(({ what, times, p50, p95, most, limit }) =>
    [what, times, ...[p50, p95, most, p95 / floor].map((each) => each.toFixed(3)), limit ?? ''].join(','),
  )
  return `${['what,n,p50_ms,p95_ms,max_ms,p95_to_floor,limit_ms', ...rows].join('\n')}\n`
}
