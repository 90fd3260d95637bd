import type { Community } from '../communities'
import { type Dice, dice } from '../dice'
import { householdCode } from '../invent-households'
import type { InventedHousehold, InventedPerson } from '../person'
import { happened } from './happened'
import { type Home, inventResident, type Maker } from './invent-resident'
import { han, others, type People } from './peoples'
import { type Shape, shape } from './sketches'
import type { SpreadNumbers } from './spread-numbers'
import { relief } from './standing'

/** A part of a street that is to be filled: how many people, and the other communities that some are registered in. */
export type Quarter = Pick<Community, 'path' | 'division' | 'roads'> & { people: number; nearby: readonly string[] }
type Place = Pick<InventedHousehold, 'building' | 'buildingCode' | 'flat'>

/** Counties that people of the demonstration have come from (GB/T 2260). */
const elsewhere: readonly [string, ...string[]] = ['341282', '360121', '411503', '522601', '620121', '340823', '421126']
/** Numbers of the core's households and houses lie below. */
const [firstHousehold, firstHouse] = [101, 61]
const [flatsInBuilding, buildingsInGrid, landlordsKept] = [24, 4, 40]

function placeOf({ division, roads }: Quarter, no: number): Place {
  const nth = Math.floor(no / flatsInBuilding)
  const flat = no % flatsInBuilding
  const grid = String(1 + Math.floor(nth / buildingsInGrid)).padStart(3, '0')
  const [entrance, floor, door] = [1 + (flat % 2), 1 + (Math.floor(flat / 4) % 6), 1 + (Math.floor(flat / 2) % 2)]
  return {
    building: `${roads[nth % roads.length]}${firstHouse + 2 * Math.floor(nth / roads.length)}号`,
    buildingCode: `${division}${grid}-${String(nth + 1).padStart(3, '0')}`,
    flat: `${entrance}单元${floor}0${door}室`,
  }
}

function seedOf(path: string, no: number): number {
  let sum = no
  for (const letter of path) sum = (Math.imul(sum, 33) + letter.charCodeAt(0)) >>> 0
  return sum
}

function homeOf(drawn: Dice, { people, newcomers }: Shape, quarter: Quarter): Home {
  const [first] = people
  const nation: People = drawn.chance(4.4) ? drawn.among(others) : han
  const nearby = quarter.nearby[drawn.between(0, quarter.nearby.length - 1)]
  const hukou = newcomers ? drawn.pick(elsewhere) : nearby && drawn.chance(6) ? nearby : quarter.path
  const old = people.every(({ age }) => age >= 60)
  const parents = people.length === 2 && people[1]?.guardian !== undefined
  const house = { newcomers, alone: people.length === 1, old, parents: parents && first?.relation === '01' }
  const layer = relief({ dice: drawn, house })
  return {
    hukou,
    street: quarter.division.slice(0, 9),
    people: nation,
    family: nation.family(drawn),
    house: { ...house, ...(layer ? { relief: layer } : {}) },
  }
}

function membersOf(maker: Maker, made: Shape, quarter: Quarter): InventedPerson[] {
  const home = homeOf(maker.dice, made, quarter)
  const members = made.people.map((sketch) => inventResident(maker, sketch, home))
  return happened(maker.dice, members, made.newcomers)
}

/**
 * Fills a quarter with households, one after the other, until it has about as many people as it shall: the same every time.
 * Keeps nothing but the last few landlords, so any quantity can be streamed.
 */
export function* inventStreet(numbers: SpreadNumbers, quarter: Quarter): Generator<InventedHousehold> {
  const landlords: string[] = []
  for (let [no, people] = [0, 0]; people < quarter.people; no += 1) {
    const maker: Maker = { dice: dice(seedOf(quarter.path, no)), numbers }
    const made = shape(maker.dice)
    const members = membersOf(maker, made, quarter)
    people += members.length
    const landlord = made.newcomers ? landlords[maker.dice.between(0, landlords.length - 1)] : undefined
    const [head] = members
    if (!made.newcomers && head && head.died === undefined) landlords.push(head.idNumber)
    if (landlords.length > landlordsKept) landlords.shift()
    const twin = twinOf(maker, members)
    yield {
      ...{ code: householdCode(quarter.path, firstHousehold + no), community: quarter.path, ...placeOf(quarter, no) },
      ...{ rented: made.newcomers, members, ...(landlord ? { landlord } : {}), ...(twin ? { twin } : {}) },
      ...(made.newcomers ? {} : { book: householdCode(quarter.path, firstHousehold + no).replace('-', '-H') }),
    }
  }
}

/** One household in two hundred has somebody twice: an old ledger had the number wrong, name, birth and phone right. */
function twinOf({ dice: drawn, numbers }: Maker, [head]: readonly InventedPerson[]): InventedPerson | undefined {
  if (!head?.mobile || (head.idKind ?? 'citizen-id') !== 'citizen-id' || !drawn.chance(0.5)) return undefined
  const { name, sex, birth, relation, hukou, mobile } = head
  return { name, sex, birth, relation, hukou, mobile, idNumber: numbers.citizenId(birth, sex), facts: [] }
}
