import type { IdKind } from '@/lib/registry/residents'
import type { Dice } from '../dice'
import type { InventedPerson, Source, Told } from '../person'
import { foreigners, type People } from './peoples'
import type { Sketch } from './sketches'
import type { SpreadNumbers } from './spread-numbers'
import { type House, standing } from './standing'

/** Where people are invented for: the unit that their household is registered in, or six digits of a division elsewhere. */
export type Home = { hukou: string; street: string; house: House; people: People; family: string }
export type Maker = { dice: Dice; numbers: SpreadNumbers }
type Identity = { name: string; idKind: IdKind; idNumber: string; hukou: string; ethnicity?: string }

const thisYear = 2026
const two = (number: number): string => String(number).padStart(2, '0')

/** Who a person is by their papers: a citizen, now and then somebody with a permit or a card of their own kind. */
function identity({ dice, numbers }: Maker, { sex, age, kin }: Sketch, home: Home & { birth: string }): Identity {
  const { birth, people, hukou, street } = home
  const named = { family: kin ? home.family : people.family(dice), sex, year: thisYear - age }
  const grown = age >= 20 && age < 75
  if (dice.chance(age < 2 ? 12 : 0.08)) {
    const name = people.name(dice, named)
    return { name, idKind: 'temporary', idNumber: numbers.temporary(street, thisYear), hukou: '' }
  }
  if (grown && dice.chance(0.7)) {
    const region = dice.pick(['810000', '810000', '820000', '830000'])
    const name = people.name(dice, named)
    return { name, idKind: 'residence-permit', idNumber: numbers.permit(region, birth, sex), hukou: region }
  }
  if (grown && !kin && dice.chance(0.5)) {
    const { code, names } = dice.pick(foreigners)
    const idNumber = numbers.foreignCard(code, birth, sex)
    return { name: names[sex], idKind: 'foreign-resident-card', idNumber, hukou: '' }
  }
  const idNumber = numbers.citizenId(birth, sex)
  return { name: people.name(dice, named), idKind: 'citizen-id', idNumber, hukou, ethnicity: people.ethnicity }
}

/** A person of a household: who they are, how they are reached, what is known of them from whom, and what they hold. */
export function inventResident(maker: Maker, sketch: Sketch, home: Home): InventedPerson {
  const { dice, numbers } = maker
  const { sex, age, relation, guardian } = sketch
  const birth = `${thisYear - age}-${two(dice.between(1, age === 0 ? 10 : 12))}-${two(dice.between(1, 28))}`
  const { ethnicity, ...who } = identity(maker, sketch, { ...home, birth })
  const citizen = who.idKind === 'citizen-id'
  const mobile = dice.chance(age < 12 ? 0 : age < 16 ? 45 : age < 75 ? 97 : 74) ? numbers.mobile() : undefined
  const orphaned = relation === '40' && guardian !== undefined
  const { facts, held } = standing({ dice, house: home.house }, { ...who, age, sex, relation, citizen, orphaned })
  const known = [...registered(dice, { age, relation, ethnicity }), ...said(maker, age, who.name), ...facts]
  return {
    ...{ ...who, sex, birth, relation, held, mobile, spoken: spoken(dice) },
    facts: [...known, ...contradiction(maker, { age, known, mobile })],
    ...(guardian === undefined ? {} : { guardian }),
  }
}

/** When each source spoke. One own word in eight is older than a year: to be asked again. */
function spoken(dice: Dice): Record<Source, number> {
  return {
    'population-register': dice.between(20, 60),
    self: dice.chance(13) ? dice.between(366, 800) : dice.between(20, 340),
    collector: dice.between(5, 100),
    staff: dice.between(60, 320),
  }
}

type Registered = { age: number; relation: string; ethnicity?: string }

function registered(dice: Dice, { age, relation, ethnicity }: Registered): Told[] {
  const widowed = relation !== '10' && age > 70 && dice.chance(60)
  const paired = relation === '10' || (age > 32 && !widowed)
  const marital = age < 22 ? '10' : widowed ? '30' : paired ? '20' : dice.pick(['10', '10', '20', '40'])
  const source = 'population-register'
  return [
    ...(ethnicity ? [{ element: 'person.ethnicity', value: ethnicity, source } as const] : []),
    ...(age < 18 ? [] : [{ element: 'person.marital', value: marital, source } as const]),
  ]
}

/** What people told of themselves and nobody has verified. */
function said({ dice, numbers }: Maker, age: number, name: string): Told[] {
  if (age < 18) return []
  const education =
    age > 65 ? dice.pick(['80', '80', '70', '60', '90']) : dice.pick(['70', '60', '40', '30', '30', '20', '20', '10'])
  const account = { bank: dice.pick(['云州农商银行', '云州银行']), number: numbers.bankAccount() }
  const employer = dice.pick(['云州纺织有限公司', '临江物业服务有限公司', '云州第二中学', '临江公交公司', '个体经营'])
  const source = 'self'
  return [
    { element: 'person.education', value: education, source },
    ...(dice.chance(28) ? [{ element: 'person.bank_account', value: account, source } as const] : []),
    ...(dice.chance(0.7) ? [{ element: 'person.former_name', value: formerName(name), source } as const] : []),
    ...(dice.chance(4) ? [{ element: 'person.second_phone', value: numbers.mobile(), source } as const] : []),
    ...(age < 60 && dice.chance(34) ? [{ element: 'person.employer', value: employer, source } as const] : []),
  ]
}

/** 王建国 was once 王小国. */
function formerName(name: string): string {
  const letters = [...name]
  return `${letters[0]}小${letters.at(-1)}`
}

type Contradicted = { age: number; known: readonly Told[]; mobile?: string }

/** One in thirty: somebody says otherwise than what is known from a weightier source. */
function contradiction({ dice, numbers }: Maker, { age, known, mobile }: Contradicted): Told[] {
  if (age < 18 || !dice.chance(3.4)) return []
  const daysAgo = dice.between(1, 4)
  if (mobile && dice.chance(60)) {
    return [{ element: 'person.mobile', value: numbers.mobile(), source: 'collector', daysAgo }]
  }
  const marital = known.find(({ element }) => element === 'person.marital')?.value
  return [{ element: 'person.marital', value: marital === '40' ? '20' : '40', source: 'self', daysAgo }]
}
