import { communities, neighbour, street } from './communities'
import { type Dice, dice } from './dice'
import { inventHouseholds } from './invent-households'
import { inventedNumbers } from './invented-numbers'
import { namedHouseholds } from './named-households'
import type { InventedHousehold } from './person'
import { inventStreet, type Quarter } from './population/invent-street'
import { spreadNumbers } from './population/spread-numbers'

const seed = 20_261_124
/** People of the demonstration's street, unless less are asked for; the neighbouring street has a tenth as many. */
export const wholeStreet = 3000

/** The core of the demonstration, which guide, cases and tests speak of, and the dice as they lie afterwards. */
export function everybody(): { named: InventedHousehold[]; invented: InventedHousehold[]; drawn: Dice } {
  const drawn = dice(seed)
  const maker = { dice: drawn, numbers: inventedNumbers(drawn) }
  const named = namedHouseholds(maker.numbers)
  return { named, invented: communities.flatMap((community) => inventHouseholds(maker, community, named)), drawn }
}

/** Quarters of the streets with the people they have beside the core, when the first street shall have so many. */
export function quarters(people: number): Quarter[] {
  const core = (path: string) => communities.filter((each) => each.path.startsWith(path))
  return [street, neighbour].flatMap((path) => {
    const here = core(path)
    const known = here.reduce((sum, each) => sum + each.people, 0)
    const more = Math.max(0, (path === street ? people : people / 10) - known)
    return here.map((each) => ({
      ...{ path: each.path, division: each.division, roads: each.roads, people: Math.round((more * each.share) / 100) },
      nearby: communities.filter((other) => other.path !== each.path).map((other) => other.path),
    }))
  })
}

/** Everybody who lives here beside the core, the same every time. None when the core is as many as are asked for. */
export function* furtherHouseholds(people: number): Generator<InventedHousehold> {
  const numbers = spreadNumbers()
  for (const quarter of quarters(people)) yield* inventStreet(numbers, quarter)
}
