import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCitizenId } from '@/lib/registry/identifiers/citizen-id'
import { parseForeignResidentCard } from '@/lib/registry/identifiers/foreign-resident-card'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { nearNumbers } from '@/lib/registry/identifiers/near-numbers'
import { parseResidencePermit } from '@/lib/registry/identifiers/residence-permit'
import { parseTemporaryNumber, temporaryNumber } from '@/lib/registry/identifiers/temporary-number'
import { identifyPerson } from '@/lib/registry/identify-person'
import vectors from './vectors.json'

const today = '2026-11-23'
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''))
const birth = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const whole = (body: string) => body + mod112(body)
const compact = (date: string) => date.replaceAll('-', '')

const citizen = fc
  .tuple(fc.constantFrom('11', '31', '33', '54', '65'), digits(4), birth, digits(3))
  .map(([province, county, day, serial]) => whole(`${province}${county}${compact(day)}${serial}`))
const permit = fc
  .tuple(fc.constantFrom('810000', '820000', '830000'), birth, digits(3))
  .map(([region, day, serial]) => whole(`${region}${compact(day)}${serial}`))
const card = fc
  .tuple(fc.constantFrom('11', '31', '44'), fc.constantFrom('840', '392', '276'), birth, digits(3))
  .map(([province, nation, day, serial]) => whole(`9${province}${nation}${compact(day)}${serial}`))
const any = fc.oneof(citizen, permit, card)

const fullWidth = (text: string) => [...text].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join(' ')

describe('numbers of people', () => {
  test('every writing of a number reads as the number, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(any, (number) => {
        for (const typed of [number, number.toLowerCase(), fullWidth(number), ` ${number} `]) {
          const read = identifyPerson(typed)
          expect(read).toMatchObject({ ok: true, value: number })
          expect(read.ok && identifyPerson(read.value)).toEqual(read)
        }
      }),
    )
  })

  test('birth and sex are those that the number was made of', () => {
    fc.assert(
      fc.property(fc.oneof(citizen, permit), (number) => {
        const read = identifyPerson(number)
        const day = number.slice(6, 14)
        expect(read.ok && compact(read.birthDate)).toBe(day)
        expect(read.ok && read.sex).toBe(Number(number[16]) % 2 === 1 ? '1' : '2')
      }),
    )
  })

  test('one wrong digit is always found, and so are two neighbours in the wrong order', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
        const wrong = String((Number(number[at]) + step) % 10)
        expect(identifyPerson(number.slice(0, at) + wrong + number.slice(at + 1)).ok).toBe(false)
        if (at === 16 || number[at] === number[at + 1]) return
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
        expect(identifyPerson(swapped).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('the number is among those that its slip may have been', () => {
    fc.assert(
      fc.property(citizen, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
        const wrong = number.slice(0, at) + String((Number(number[at]) + step) % 10) + number.slice(at + 1)
        const near = nearNumbers(wrong)
        expect(near).toContain(number)
        expect(near.every((each) => mod112(each) === each[17])).toBe(true)
        expect(nearNumbers(whole(wrong.slice(0, 17)))).toContain(number)
      }),
    )
  })

  test('15 digits become the 18 of the same person, and the 18 without century and check are the 15 again', () => {
    fc.assert(
      fc.property(
        citizen.filter((number) => number.slice(6, 8) === '19'),
        (number) => {
          const legacy = number.slice(0, 6) + number.slice(8, 17)
          expect(parseCitizenId(legacy, { today })).toMatchObject({ ok: true, value: number, legacy: true })
          expect(identifyPerson(legacy)).toMatchObject({ ok: true, value: number })
        },
      ),
    )
  })

  test('a document is never taken for another', () => {
    fc.assert(fc.property(permit, (number) => !parseForeignResidentCard(number, { today }).ok))
    fc.assert(fc.property(card, (number) => !parseResidencePermit(number, { today }).ok))
    fc.assert(fc.property(card, (number) => !parseCitizenId(number, { today }).ok))
  })

  test('a temporary number carries its street and year, and one wrong digit is found', () => {
    const made = fc.record({
      street: digits(9),
      year: fc.integer({ min: 2000, max: 2099 }),
      serial: fc.integer({ min: 1, max: 9999 }),
    })
    fc.assert(
      fc.property(made, fc.integer({ min: 1, max: 17 }), fc.integer({ min: 1, max: 9 }), (given, at, step) => {
        const number = temporaryNumber(given)
        expect(parseTemporaryNumber(number.toLowerCase())).toMatchObject({
          ok: true,
          value: number,
          street: given.street,
          year: given.year,
        })
        expect(identifyPerson(number).ok).toBe(false)
        const wrong = number.slice(0, at) + String((Number(number[at]) + step) % 10) + number.slice(at + 1)
        expect(parseTemporaryNumber(wrong)).toEqual({ ok: false, reason: 'CHECK_DIGIT' })
      }),
    )
    expect(() => temporaryNumber({ street: '339901001', year: 2026, serial: 10_000 })).toThrow()
  })
})

test('every kind of number that the facts have vectors of is among the tables of vectors', () => {
  const kinds = Object.keys(vectors).filter((kind) => kind !== '_meta')
  expect(kinds.sort()).toEqual(
    [
      ...['citizen_id_15_legacy', 'citizen_id_18', 'disability_certificate_no', 'division_code', 'landline', 'mobile'],
      ...['foreign_permanent_resident_2023', 'hk_mo_tw_residence_permit', 'org_code', 'uscc'],
    ].sort(),
  )
  for (const kind of kinds) {
    const table = vectors[kind as 'mobile'] as { valid: unknown[]; invalid: unknown[] }
    expect([kind, table.valid.length > 0, table.invalid.length > 0]).toEqual([kind, true, true])
  }
})
