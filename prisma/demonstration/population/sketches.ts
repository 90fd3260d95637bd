import type { Dice, Weighted } from '../dice'
import type { Relation, Sex } from '../person'

/** What is decided of somebody before they have a name. `age`: how old they become in 2026. */
export type Sketch = {
  sex: Sex
  age: number
  relation: Relation
  /** Bears the family name of the house. */
  kin: boolean
  /** Place in the household of whoever is their guardian. */
  guardian?: number
}

/** People under one roof. `newcomers` rent and are registered elsewhere. */
export type Shape = { people: readonly Sketch[]; newcomers: boolean }

type Made = (dice: Dice) => Sketch[]

const man = (age: number, relation: Relation, kin = true): Sketch => ({ sex: '1', age, relation, kin })
const woman = (age: number, relation: Relation, kin = false): Sketch => ({ sex: '2', age, relation, kin })

function pair(dice: Dice, age: number): Sketch[] {
  return [man(age, '01'), woman(Math.max(21, age - dice.between(-1, 4)), '10')]
}

/** Children of a mother of this age, the youngest not yet born. The first of the house is their guardian until they are grown. */
function children(dice: Dice, age: number): Sketch[] {
  const first = age - dice.between(22, 31)
  const ages = dice.chance(36) ? [first, first - dice.between(2, 6)] : [first]
  return ages.filter((each) => each >= 0 && each <= 27).map((each) => child(dice, each, 0))
}

function child(dice: Dice, age: number, guardian: number): Sketch {
  const boy = dice.chance(52)
  return {
    ...{ sex: boy ? '1' : '2', age, relation: boy ? '20' : '30', kin: true },
    ...(age < 18 ? { guardian } : {}),
  }
}

const family: Made = (dice) => {
  const age = dice.between(26, 50)
  return [...pair(dice, age), ...children(dice, age - 1)]
}

const threeGenerations: Made = (dice) => {
  const house = family(dice)
  const age = (house[0]?.age ?? 40) + dice.between(24, 30)
  const grandmother = woman(age - dice.between(0, 3), '50')
  return dice.chance(55) ? [...house, man(age, '50'), grandmother] : [...house, grandmother]
}

const oneParent: Made = (dice) => {
  const age = dice.between(28, 47)
  const mother = dice.chance(75)
  return [mother ? woman(age, '01', true) : man(age, '01'), child(dice, Math.max(1, age - dice.between(23, 29)), 0)]
}

/** Grandparents with a grandchild whose parents are away or dead; the grandparents are the guardians. */
const acrossGenerations: Made = (dice) => {
  const age = dice.between(60, 74)
  return [...pair(dice, age), { ...child(dice, dice.between(4, 15), 0), relation: '40' }]
}

const siblings: Made = (dice) => {
  const age = dice.between(19, 30)
  return [man(age, '01'), { ...woman(age - dice.between(1, 3), '70', true) }]
}

const alone =
  (least: number, most: number, women: number): Made =>
  (dice) => {
    const age =
      least > 60 ? (dice.chance(60) ? dice.lower(least, most) : dice.between(least, most)) : dice.between(least, most)
    return [dice.chance(women) ? woman(age, '01', true) : man(age, '01')]
  }

/** Households of people who are registered here, by their share in a hundred. */
const settled: Weighted<Made> = [
  [12, alone(66, 99, 64)],
  [19, (dice) => pair(dice, dice.chance(65) ? dice.lower(61, 92) : dice.between(62, 92))],
  [11, alone(22, 58, 45)],
  [11, (dice) => pair(dice, dice.between(25, 59))],
  [31, family],
  [9, threeGenerations],
  [6, oneParent],
  [1.5, acrossGenerations],
  [1.5, siblings],
]

const arriving: Weighted<Made> = [
  [45, alone(19, 45, 42)],
  [25, (dice) => pair(dice, dice.between(22, 40))],
  [30, family],
]

/** Draws who lives under one roof: one household in nine came from elsewhere. */
export function shape(dice: Dice): Shape {
  const newcomers = dice.chance(11)
  return { people: dice.among(newcomers ? arriving : settled)(dice), newcomers }
}
