/** Draws that come out the same every time, so that each installation of the demonstration has the same street. */
export type Dice = {
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number
  /** True in `percent` of a hundred draws. */
  chance: (percent: number) => boolean
  /** One of a list that is not empty. */
  pick: <T>(list: readonly [T, ...T[]]) => T
}

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
    chance: (percent) => next() * 100 < percent,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
  }
}
