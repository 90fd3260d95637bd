import type { Dice } from './dice'
import type { Numbers } from './invented-numbers'
import { familyName, givenName } from './names'
import type { InventedPerson, Relation, Sex, Told } from './person'

export type Maker = { dice: Dice; numbers: Numbers }
/** What is decided beforehand of a person. `age` is how old they become in 2026. */
export type Sketch = { sex: Sex; age: number; relation: Relation; family?: string; hukou: string }

const thisYear = 2026

/** A person with what the registers and the person have said. */
export function inventPerson({ dice, numbers }: Maker, sketch: Sketch): InventedPerson {
  const { sex, age, relation, hukou } = sketch
  const year = thisYear - age
  const birth = `${year}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`
  const name = (sketch.family ?? familyName(dice)) + givenName(dice, sex, year)
  const mobile = dice.chance(age < 14 ? 0 : age < 75 ? 96 : 70) ? numbers.mobile() : undefined
  const idNumber = numbers.citizenId(birth, sex)
  const facts = [...registered(dice, age), ...said({ dice, numbers }, age), ...certificate(dice, { age, idNumber })]
  return { name, sex, birth, idNumber, relation, hukou, mobile, facts }
}

/** A two-digit month or day. */
function two(number: number): string {
  return String(number).padStart(2, '0')
}

function registered(dice: Dice, age: number): Told[] {
  const single = age < 23 || (age < 32 && dice.chance(50))
  const marital = single ? '10' : age > 72 && dice.chance(40) ? '30' : dice.chance(7) ? '40' : '20'
  return [
    { element: 'person.ethnicity', value: '01', source: 'population-register' },
    { element: 'person.marital', value: marital, source: 'population-register' },
  ]
}

function said({ dice, numbers }: Maker, age: number): Told[] {
  if (age < 18) return []
  const education =
    age > 65 ? dice.pick(['80', '80', '70', '60']) : dice.pick(['70', '60', '40', '30', '20', '20', '10'])
  const bank = dice.pick(['云州农商银行', '云州银行'])
  const account: Told = {
    element: 'person.bank_account',
    value: { bank, number: numbers.bankAccount() },
    source: 'self',
  }
  const held = dice.chance(35) ? [account] : []
  return [{ element: 'person.education', value: education, source: 'self' }, ...held]
}

function certificate(dice: Dice, { age, idNumber }: { age: number; idNumber: string }): Told[] {
  if (!dice.chance(age > 55 ? 7 : 3)) return []
  return disabled(idNumber, { category: dice.pick(['1', '2', '4', '4', '5']), grade: dice.pick(['1', '2', '3', '4']) })
}

/** What a disability certificate says; a member of staff has seen it. */
export function disabled(idNumber: string, { category, grade }: { category: string; grade: string }): Told[] {
  return [
    { element: 'disability.certificate_number', value: `${idNumber}${category}${grade}`, source: 'staff' },
    { element: 'disability.category', value: category, source: 'staff' },
    { element: 'disability.grade', value: grade, source: 'staff' },
  ]
}
