import type { Dice, Weighted } from '../dice'
import type { Held, Sex, Told } from '../person'

/**
 * What a household has in common, and what one of its people is, as far as groups and benefits depend on it. `relief`: code
 * of the low-income layer of the whole household.
 */
export type House = { newcomers: boolean; alone: boolean; old: boolean; parents: boolean; relief?: string }
export type Somebody = {
  age: number
  sex: Sex
  idNumber: string
  citizen: boolean
  orphaned: boolean
  relation: string
}
/** What is known of somebody and what they hold, as it adds up. */
export type Standing = { facts: Told[]; held: Held[] }
export type Ground = { dice: Dice; house: House }

/** The group of a person, as an entry of the ledger and as the fact that an application asks for. */
function member(code: string, { element, daysAgo }: { element?: string; daysAgo: number }): Standing {
  // Seen again every year; what lies further back is overdue.
  const data = { code, since: { daysAgo }, review_on: { daysAgo: Math.max(daysAgo - 365, -330) } }
  return {
    held: [{ register: 'priority-groups', of: 'resident', data, daysAgo }],
    facts: element ? [{ element, value: code, source: 'staff', daysAgo: Math.min(daysAgo, 330) }] : [],
  }
}

const grant = (item: string, amount: string, daysAgo: number): Held => ({
  ...{ register: 'benefit-grants', of: 'holder', daysAgo },
  data: { item, amount, pay_from: { daysAgo }, review_on: { daysAgo: daysAgo - 365 } },
})

/** Low-income layers of households, by share. */
const layers: Weighted<string> = [
  [55, 'L01'],
  [20, 'L03'],
  [12, 'L04'],
  [4, 'L06'],
  [5, 'L07'],
  [4, 'L99'],
]

/** The layer of a household in difficulty: about one in thirty; old people alone without family are supported whole. */
export function relief({ dice, house }: Ground): string | undefined {
  if (house.alone && house.old && dice.chance(2)) return 'L02'
  return dice.chance(house.newcomers ? 0.6 : 3.4) ? dice.among(layers) : undefined
}

function poor({ dice, house }: Ground): Standing[] {
  if (!house.relief) return []
  const daysAgo = dice.between(40, 1400)
  const group = member(house.relief, { element: 'relief.kind', daysAgo })
  if (house.relief !== 'L01') return [group]
  const held = [grant('MZ-001', '680.00', Math.min(daysAgo, 360))]
  return [group, { facts: [{ element: 'benefits.held', value: ['01'], source: 'staff', daysAgo: 22 }], held }]
}

const categories: Weighted<string> = [
  [12, '1'],
  [21, '2'],
  [3, '3'],
  [47, '4'],
  [8, '5'],
  [5, '6'],
  [4, '7'],
]
const grades: Weighted<string> = [
  [14, '1'],
  [24, '2'],
  [30, '3'],
  [32, '4'],
]

function disabled({ dice, house }: Ground, { age, idNumber, citizen }: Somebody): Standing[] {
  if (!citizen || !dice.chance(age >= 60 ? 5.2 : age >= 18 ? 1.9 : 0.8)) return []
  const [category, grade, daysAgo] = [dice.among(categories), dice.among(grades), dice.between(60, 2000)]
  const told = (element: string, value: string): Told => ({
    element: `disability.${element}`,
    value,
    source: 'staff',
    daysAgo,
  })
  const facts = [
    told('certificate_number', idNumber + category + grade),
    told('category', category),
    told('grade', grade),
  ]
  const supported = house.relief === 'L01' || house.relief === 'L03'
  const group = { code: 'D01', certificate: idNumber + category + grade, category, grade }
  const data = { ...group, since: { daysAgo }, review_on: { daysAgo: daysAgo - 3650 } }
  const entry: Held = { register: 'priority-groups', of: 'resident', data, daysAgo }
  return [
    { facts: [], held: [entry] },
    { facts, held: supported ? [grant('CL-002', '100.00', Math.min(daysAgo, 700))] : [] },
  ]
}

const soldiers: Weighted<string> = [
  [66, 'Y09'],
  [7, 'Y10'],
  [3, 'Y11'],
  [3, 'Y12'],
  [6, 'Y13'],
  [1, 'Y03'],
  [4, 'Y04'],
  [3, 'Y16'],
  [1, 'Y17'],
]
const relatives: Weighted<string> = [
  [80, 'Y08'],
  [7, 'Y05'],
  [3, 'Y06'],
  [5, 'Y07'],
  [5, 'Y18'],
]

function military({ dice }: Ground, { age, sex, citizen }: Somebody): Standing[] {
  if (!citizen || age < 19) return []
  const drawn = dice.chance(sex === '1' ? 6.2 : 0.7) ? soldiers : dice.chance(1.1) ? relatives : null
  if (!drawn) return []
  const code = dice.among(drawn)
  const fitting = (code === 'Y13' && age < 60) || (code === 'Y16' && age < 55) ? 'Y09' : code
  return [member(fitting, { element: 'military.kind', daysAgo: dice.between(100, 3000) })]
}

function childhood({ dice, house }: Ground, { age, orphaned }: Somebody): Standing[] {
  if (age >= 18) return []
  const code = orphaned
    ? dice.pick(['C02', 'C02', 'C07', 'C10'])
    : house.newcomers && dice.chance(60)
      ? 'C04'
      : house.relief
        ? 'C05'
        : dice.chance(0.6)
          ? 'C06'
          : undefined
  return code ? [member(code, { element: 'child.situation', daysAgo: dice.between(30, 900) })] : []
}

function unemployed({ dice, house }: Ground, { age, sex, relation, citizen }: Somebody): Standing[] {
  if (!citizen || age < 22 || age >= 60 || !dice.chance(house.relief ? 22 : 4.4)) return []
  const late = age >= (sex === '1' ? 50 : 40)
  const raising = house.parents && relation === '01'
  const code =
    house.relief === 'L01' ? 'E03' : raising ? 'E09' : late ? 'E01' : dice.pick(['E05', 'E05', 'E02', 'E06', 'E07'])
  const daysAgo = dice.between(30, 500)
  const state: Told = {
    element: 'employment.state',
    value: '失业',
    source: 'collector',
    daysAgo: dice.between(10, 160),
  }
  const data = {
    since: { daysAgo: daysAgo + 20 },
    reason: dice.pick(['01', '02', '03']),
    about: dice.pick(['家政', '物业管理', '超市理货', '保安', '文员']),
  }
  const registered: Held = { register: 'unemployment-registrations', of: 'resident', data, daysAgo }
  const hard = dice.chance(45) ? [member(code, { element: 'employment.hardship', daysAgo })] : []
  return [{ facts: [state], held: dice.chance(60) ? [registered] : [] }, ...hard]
}

const allowance = (age: number) => (age >= 100 ? '300.00' : age >= 90 ? '60.00' : '30.00')

function aged({ dice, house }: Ground, { age, citizen }: Somebody): Standing[] {
  if (age < 60 || !citizen) return []
  const living = house.alone ? '01' : house.old ? '05' : '06'
  const facts: Told[] = [
    { element: 'person.living_alone', value: living, source: 'collector', daysAgo: dice.between(5, 200) },
    ...(age >= 78 && dice.chance(45)
      ? [
          {
            element: 'person.elder_ability',
            value: dice.pick(['0', '0', '1', '2', '3']),
            source: 'staff',
            daysAgo: dice.between(20, 420),
          } as const,
        ]
      : []),
  ]
  const held: Held[] = [
    ...(age > 80 && dice.chance(82) ? [grant('YL-001', allowance(age), dice.between(30, 330))] : []),
    ...(dice.chance(58) ? [card(dice, age)] : []),
  ]
  const known = held.some(({ data }) => data.item === 'YL-001')
  return [
    {
      facts: known ? [...facts, { element: 'benefits.held', value: ['08'], source: 'staff', daysAgo: 25 }] : facts,
      held,
    },
  ]
}

function card(dice: Dice, age: number): Held {
  const daysAgo = dice.between(20, 900)
  const kind = age < 65 ? '1' : age < 80 ? '2' : '3'
  return { register: 'elder-cards', of: 'holder', data: { kind, issued_on: { daysAgo } }, daysAgo }
}

/** Groups, certificates and benefits of one person, in about the shares that a street in the east of the country has. */
export function standing(ground: Ground, somebody: Somebody): Standing {
  const all = [poor(ground), disabled(ground, somebody), military(ground, somebody), childhood(ground, somebody)]
  const more = [unemployed(ground, somebody), aged(ground, somebody)]
  const added = [...all, ...more].flat()
  return { facts: added.flatMap(({ facts }) => facts), held: added.flatMap(({ held }) => held) }
}
