import { communities } from './communities'
import { type Dice, dice } from './dice'
import { inventHouseholds } from './invent-households'
import { inventedNumbers } from './invented-numbers'
import { namedHouseholds } from './named-households'
import type { InventedHousehold } from './person'

const seed = 20_261_124

/** All households of the demonstration, the same every time, and the dice as they lie afterwards. */
export function everybody(): { named: InventedHousehold[]; invented: InventedHousehold[]; drawn: Dice } {
  const drawn = dice(seed)
  const maker = { dice: drawn, numbers: inventedNumbers(drawn) }
  const named = namedHouseholds(maker.numbers)
  return { named, invented: communities.flatMap((community) => inventHouseholds(maker, community, named)), drawn }
}
