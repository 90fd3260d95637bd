import type { Community } from './communities'
import { inventPerson, type Maker, type Sketch } from './invent-person'
import { familyName } from './names'
import type { InventedHousehold, InventedPerson } from './person'

type Plan = { hukou: string; family: string }

/** Counties that people of the demonstration have come from (GB/T 2260). */
const elsewhere: readonly [string, ...string[]] = ['341282', '360121', '411503', '522601', '620121']

const shapes = [oldCouple, oldAlone, oldAlone, family, family, family, threeGenerations, oneParent, newcomers] as const

/** Households of a community until it has about as many people as it shall; those named by hand count. */
export function inventHouseholds(
  maker: Maker,
  community: Community,
  named: readonly InventedHousehold[],
): InventedHousehold[] {
  const households = named.filter((each) => each.community === community.path)
  let people = households.reduce((sum, each) => sum + each.members.length, 0)
  const made: InventedHousehold[] = []
  while (people < community.people) {
    const no = households.length + made.length + 1
    const household = inventHousehold(maker, community, no)
    made.push(household)
    people += household.members.length
  }
  return made
}

function inventHousehold(maker: Maker, community: Community, no: number): InventedHousehold {
  const { dice } = maker
  const shape = dice.pick(shapes)
  const hukou = shape === newcomers ? dice.pick(elsewhere) : community.path
  const members = shape(maker, { hukou, family: familyName(dice) })
  const building = `${dice.pick(community.roads)}${dice.between(2, 60)}号`
  const flat = `${dice.between(1, 4)}单元${dice.between(1, 6)}0${dice.between(1, 4)}室`
  return {
    code: householdCode(community.path, no),
    community: community.path,
    building,
    flat,
    rented: shape === newcomers,
    members,
  }
}

/** Number of a household within its community. */
export function householdCode(community: string, no: number): string {
  const key = community.split('/').at(-2) ?? ''
  return `${key}-${String(no).padStart(4, '0')}`
}

function people(maker: Maker, sketches: readonly Sketch[]): InventedPerson[] {
  return sketches.map((sketch) => inventPerson(maker, sketch))
}

function oldCouple(maker: Maker, { hukou, family }: Plan): InventedPerson[] {
  const age = maker.dice.between(64, 86)
  return people(maker, [
    { sex: '1', age, relation: '01', family, hukou },
    { sex: '2', age: age - maker.dice.between(0, 4), relation: '10', hukou },
  ])
}

function oldAlone(maker: Maker, { hukou, family }: Plan): InventedPerson[] {
  const sex = maker.dice.chance(35) ? '1' : '2'
  return people(maker, [{ sex, age: maker.dice.between(68, 97), relation: '01', family, hukou }])
}

function family(maker: Maker, plan: Plan): InventedPerson[] {
  const { dice } = maker
  const age = dice.between(29, 49)
  const parents = people(maker, [
    { sex: '1', age, relation: '01', family: plan.family, hukou: plan.hukou },
    { sex: '2', age: age - dice.between(0, 3), relation: '10', hukou: plan.hukou },
  ])
  const first = Math.max(1, age - dice.between(25, 30))
  const ages = dice.chance(30) ? [first, Math.max(1, first - 4)] : [first]
  return [...parents, ...ages.map((each) => child(maker, plan, each))]
}

function child(maker: Maker, { hukou, family: name }: Plan, age: number): InventedPerson {
  const boy = maker.dice.chance(51)
  return inventPerson(maker, { sex: boy ? '1' : '2', age, relation: boy ? '20' : '30', family: name, hukou })
}

function threeGenerations(maker: Maker, plan: Plan): InventedPerson[] {
  const { dice } = maker
  const age = dice.between(66, 82)
  const grandmother = inventPerson(maker, { sex: '2', age, relation: '50', hukou: plan.hukou })
  return [...family(maker, plan), grandmother]
}

function oneParent(maker: Maker, plan: Plan): InventedPerson[] {
  const { dice } = maker
  const age = dice.between(30, 46)
  const parent = inventPerson(maker, { sex: '2', age, relation: '01', hukou: plan.hukou })
  return [parent, child(maker, plan, age - dice.between(23, 28))]
}

function newcomers(maker: Maker, plan: Plan): InventedPerson[] {
  const { dice } = maker
  const age = dice.between(23, 38)
  const one: Sketch = { sex: '1', age, relation: '01', family: plan.family, hukou: plan.hukou }
  const two: Sketch = { sex: '2', age: age - dice.between(0, 2), relation: '10', hukou: plan.hukou }
  return people(maker, dice.chance(45) ? [one] : [one, two])
}
