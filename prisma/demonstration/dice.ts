/** Draws that come out the same every time, so that each installation of the demonstration has the same street. */
export type Dice = {
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number
  /** The same with the lower numbers more often. */
  lower: (least: number, most: number) => number
  /** True in `percent` of a hundred draws. */
  chance: (percent: number) => boolean
  /** One of a list that is not empty. */
  pick: <T>(list: readonly [T, ...T[]]) => T
  /** One of a table of weights and values. */
  among: <T>(table: Weighted<T>) => T
}

export type Weighted<T> = readonly [readonly [weight: number, value: T], ...(readonly [weight: number, value: T])[]]

/** Mulberry32: 32 bits of state, even enough for invented people; not for secrets. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    lower: (least, most) => Math.min(between(least, most), between(least, most)),
    chance: (percent) => next() * 100 < percent,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
    among: (table) => {
      let drawn = next() * table.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of table) {
        drawn -= weight
        if (drawn < 0) return value
      }
      return table[0][1]
    },
  }
}
