import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCitizenId } from '@/lib/registry/identifiers/citizen-id'
import { parseDisabilityCertificate } from '@/lib/registry/identifiers/disability-certificate'
import { parseForeignResidentCard } from '@/lib/registry/identifiers/foreign-resident-card'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { parseResidencePermit } from '@/lib/registry/identifiers/residence-permit'
import { communities, street } from '../../../prisma/demonstration/communities'
import { everybody, furtherHouseholds, wholeStreet } from '../../../prisma/demonstration/everybody'
import type { InventedHousehold, InventedPerson } from '../../../prisma/demonstration/person'

const households = [...furtherHouseholds(wholeStreet)]
const people = households.flatMap(({ members }) => members)
const twins = households.flatMap(({ twin }) => twin ?? [])
const { named, invented } = everybody()
const core = [...named, ...invented].flatMap(({ members }) => members)

const ageOf = ({ birth }: InventedPerson) => 2026 - Number(birth.slice(0, 4))
const percent = (of: (person: InventedPerson) => boolean) => (100 * people.filter(of).length) / people.length
const told = (person: InventedPerson, element: string) => person.facts.find((each) => each.element === element)?.value
const codesOf = ({ held = [] }: InventedPerson) =>
  held.filter(({ register }) => register === 'priority-groups').map(({ data }) => String(data.code))
const list = (key: string): string[] =>
  (JSON.parse(readFileSync(`prisma/definitions/codes/${key}.json`, 'utf8')) as { codes: { code: string }[] }).codes.map(
    ({ code }) => code,
  )

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

describe('the demonstration’s street', () => {
  test('is the same every time', () => {
    expect(hash([...furtherHouseholds(wholeStreet)])).toBe(hash(households))
    // Changes when somebody changes the street; journeys and guides do not speak of these people.
    expect(hash(households.slice(0, 200))).toMatchInlineSnapshot(`"51fd3af2c742f954"`)
    expect(hash(named)).toMatchInlineSnapshot(`"a0525203e7eab9cf"`)
  })

  test('has about as many people as it shall, in each of its communities; the core counts', () => {
    const inStreet = households
      .filter(({ community }) => community.startsWith(street))
      .flatMap(({ members }) => members)
    const inCore = communities.filter(({ path }) => path.startsWith(street)).reduce((sum, each) => sum + each.people, 0)
    expect(inStreet.length + inCore).toBeGreaterThanOrEqual(wholeStreet)
    expect(inStreet.length + inCore).toBeLessThan(wholeStreet * 1.02)
    expect(people.length - inStreet.length).toBeGreaterThan(wholeStreet * 0.08)
    for (const { path } of communities)
      expect(households.filter(({ community }) => community === path).length).toBeGreaterThan(20)
    expect([...furtherHouseholds(0)]).toEqual([])
  })

  test.each<[string, (person: InventedPerson) => boolean, number, number]>([
    ['60 and older', (each) => ageOf(each) >= 60, 19, 25],
    ['80 and older', (each) => ageOf(each) >= 80, 2.5, 6.5],
    ['under 14', (each) => ageOf(each) < 14, 10, 18],
    ['with a disability certificate', (each) => told(each, 'disability.category') !== undefined, 1.8, 4],
    ['entitled for military service', (each) => codesOf(each).some((code) => code.startsWith('Y')), 2, 6],
    ['with low income', (each) => codesOf(each).some((code) => code.startsWith('L')), 1.5, 5],
    ['children in a situation of their own', (each) => codesOf(each).some((code) => code.startsWith('C')), 0.6, 5],
    ['with hardship in finding work', (each) => codesOf(each).some((code) => code.startsWith('E')), 0.4, 2.5],
    ['of other peoples than the Han', (each) => (told(each, 'person.ethnicity') ?? '01') !== '01', 2.5, 7],
    ['renting, from elsewhere', (each) => /^\d{6}$/.test(each.hukou) && !each.hukou.startsWith('8'), 5, 14],
    ['whose own words are older than a year', (each) => (each.spoken?.self ?? 0) > 365, 8, 18],
  ])('has believable shares of people: %s', (_, of, least, most) => {
    expect(percent(of)).toBeGreaterThan(least)
    expect(percent(of)).toBeLessThan(most)
  })

  test('has households of all sizes, and one in ten is somebody old who lives alone', () => {
    const alone = households.filter(({ members: [first, ...rest] }) => first && rest.length === 0 && ageOf(first) >= 65)
    expect((100 * alone.length) / households.length).toBeGreaterThan(6)
    expect((100 * alone.length) / households.length).toBeLessThan(16)
    const sizes = new Set(households.map(({ members }) => members.length))
    expect([1, 2, 3, 4, 5].every((size) => sizes.has(size))).toBe(true)
    expect(people.length / households.length).toBeGreaterThan(2.1)
    expect(people.length / households.length).toBeLessThan(3)
  })

  test('has what is hard: middle dots, rare characters, other papers, none, deaths, departures, doubles', () => {
    expect(people.filter(({ name }) => name.includes('·')).length).toBeGreaterThan(5)
    expect(people.some(({ name }) => [...name].some((letter) => (letter.codePointAt(0) ?? 0) > 0xffff))).toBe(true)
    for (const kind of ['residence-permit', 'foreign-resident-card', 'temporary']) {
      expect(people.filter(({ idKind }) => idKind === kind).length).toBeGreaterThan(1)
    }
    expect(people.filter(({ died }) => died !== undefined).length).toBeGreaterThan(10)
    expect(people.filter(({ left }) => left !== undefined).length).toBeGreaterThan(10)
    expect(twins.length).toBeGreaterThan(3)
    expect(households.filter(({ landlord }) => landlord).length).toBeGreaterThan(50)
  })

  test('calls nobody by the name of those of whom the guide speaks', () => {
    const spokenOf = new Set(named.flatMap(({ members }) => members.map(({ name }) => name)))
    expect(people.filter(({ name }) => spokenOf.has(name))).toEqual([])
  })
})

describe('its numbers', () => {
  const options = { today: '2026-11-24' }

  function problem(person: InventedPerson): string | undefined {
    const { idNumber, birth, sex } = person
    if (person.idKind === 'temporary')
      return idNumber.slice(1, 7) === '339901' && mod112(idNumber.slice(1)) === idNumber[18] ? undefined : idNumber
    if (person.idKind === 'residence-permit') {
      const read = parseResidencePermit(idNumber, options)
      return read.ok && read.birthDate === birth && (read.sex === 'male') === (sex === '1') ? undefined : idNumber
    }
    if (person.idKind === 'foreign-resident-card') {
      const read = parseForeignResidentCard(idNumber, options)
      return read.ok && read.issuingProvince === '71' && read.birthDate === birth ? undefined : idNumber
    }
    const read = parseCitizenId(idNumber, options)
    const fits =
      read.ok && read.division === '339901' && read.birthDate === birth && (read.sex === 'male') === (sex === '1')
    return fits ? undefined : idNumber
  }

  test('are valid and were never issued: the county, the issuing authority and the phones are of nobody', () => {
    expect([...people, ...twins, ...core].map(problem).filter(Boolean)).toEqual([])
    for (const { mobile } of people) if (mobile) expect(mobile).toMatch(/^154\d{8}$/)
  })

  test('are each of one person, those of the core included', () => {
    const ids = [...people, ...twins, ...core].map(({ idNumber }) => idNumber)
    expect(new Set(ids).size).toBe(ids.length)
    const phones = [...people, ...core].flatMap(({ mobile }) => mobile ?? [])
    expect(new Set(phones).size).toBe(phones.length)
  })

  test('of certificates are the holder’s own and tell the category and grade', () => {
    for (const person of people) {
      const number = told(person, 'disability.certificate_number')
      if (number === undefined) continue
      const read = parseDisabilityCertificate(number)
      expect(read).toMatchObject({
        ok: true,
        category: told(person, 'disability.category'),
        grade: told(person, 'disability.grade'),
      })
      expect(String(number).startsWith(person.idNumber)).toBe(true)
    }
  })
})

describe('its households', () => {
  type Seat = { from: number; to: number; head: boolean }

  /** Days ago, so a history runs from a larger number to a smaller one. */
  function seats({ arrived = 0, left, died, relation, formerly }: InventedPerson): Seat[] {
    const to = died ?? left ?? -1
    const now = { from: formerly?.until ?? arrived, to, head: relation === '01' }
    return formerly ? [{ from: arrived, to: formerly.until, head: formerly.relation === '01' }, now] : [now]
  }

  test('have dated roles that follow one another, and one head at a time', () => {
    for (const { members } of households) {
      const all = members.map(seats)
      for (const own of all) for (const { from, to } of own) expect(from).toBeGreaterThanOrEqual(to)
      const heads = all
        .flat()
        .filter(({ head }) => head)
        .sort((a, b) => b.from - a.from)
      expect(heads.length).toBeGreaterThan(0)
      for (const [at, each] of heads.slice(1).entries()) expect(heads[at]?.to).toBeGreaterThanOrEqual(each.from)
    }
  })

  test('give every child a guardian of age who lives in the same household', () => {
    const guarded = households.flatMap((household) => household.members.map((person) => ({ person, household })))
    const children = guarded.filter(({ person }) => ageOf(person) < 18)
    expect(children.length).toBeGreaterThan(300)
    for (const { person, household } of children) {
      const guardian = household.members[person.guardian ?? -1]
      expect(guardian && ageOf(guardian)).toBeGreaterThanOrEqual(18)
    }
  })

  test('stand in numbered places, each dwelling once, and have codes of their own', () => {
    const places = households.map(({ buildingCode, flat }: InventedHousehold) => `${buildingCode} ${flat}`)
    expect(new Set(places).size).toBe(places.length)
    for (const { buildingCode, community } of households) {
      const { division } = communities.find(({ path }) => path === community) ?? { division: '' }
      expect(buildingCode).toMatch(new RegExp(`^${division}\\d{3}-\\d{3}$`))
    }
    const codes = [...named, ...invented, ...households].map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('what its people hold', () => {
  const open = new Set([...list('priority_group'), 'D01'])

  test('is in the open lists of groups, and never in a confidential one', () => {
    const codes = people.flatMap(codesOf)
    expect(codes.filter((code) => !open.has(code))).toEqual([])
    expect(codes.filter((code) => /^S\d\d$/.test(code) || ['C08', 'E10'].includes(code))).toEqual([])
    expect(JSON.stringify([households, core])).not.toMatch(/"(S0[1-8]|C08|E10)"/)
  })

  test('fits the holder: old-age allowances from eighty on, children’s groups for children', () => {
    for (const person of people) {
      for (const { register, data } of person.held ?? []) {
        if (register === 'benefit-grants' && data.item === 'YL-001') expect(ageOf(person)).toBeGreaterThanOrEqual(80)
        if (String(data.code).startsWith('C')) expect(ageOf(person)).toBeLessThan(18)
        if (String(data.code).startsWith('E')) expect(ageOf(person)).toBeLessThan(60)
      }
    }
  })
})
