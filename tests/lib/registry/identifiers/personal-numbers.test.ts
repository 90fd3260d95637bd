import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { addDays } from '@/lib/calendar/add-days'
import { setClock } from '@/lib/kernel/clock'
import { parseCitizenId } from '@/lib/registry/identifiers/citizen-id'
import { parseDisabilityCertificate } from '@/lib/registry/identifiers/disability-certificate'
import { parseForeignResidentCard } from '@/lib/registry/identifiers/foreign-resident-card'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { parseResidencePermit } from '@/lib/registry/identifiers/residence-permit'

const OPTIONS = { today: '2026-11-23' }
const withCheck = (digits17: string) => digits17 + mod112(digits17)

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const birthDate = fc.integer({ min: 0, max: 46_347 }).map((days) => addDays('1900-01-01', days))
const citizenId = fc
  .tuple(fc.constantFrom('11', '31', '44', '65', '71', '81'), digits(4), birthDate, digits(3))
  .map(([province, county, birth, sequence]) => withCheck(province + county + birth.replaceAll('-', '') + sequence))

afterEach(() => setClock(null))

describe('citizen number', () => {
  test('a right number gives its birth date, sex and division', () => {
    fc.assert(
      fc.property(citizenId, (value) => {
        const birth = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`
        expect(parseCitizenId(value, OPTIONS)).toEqual({
          ok: true,
          value,
          birthDate: birth,
          sex: Number(value[16]) % 2 ? 'male' : 'female',
          division: value.slice(0, 6),
          legacy: false,
        })
      }),
    )
  })

  test('one wrong digit is always found', () => {
    fc.assert(
      fc.property(citizenId, fc.nat(17), fc.constantFrom(...'0123456789X'), (value, at, digit) => {
        fc.pre(value[at] !== digit)
        expect(parseCitizenId(value.slice(0, at) + digit + value.slice(at + 1), OPTIONS).ok).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  test('two neighbouring digits in the wrong order are always found', () => {
    fc.assert(
      fc.property(citizenId, fc.nat(16), (value, at) => {
        fc.pre(value[at] !== value[at + 1])
        const swapped = `${value.slice(0, at)}${value[at + 1]}${value[at]}${value.slice(at + 2)}`
        expect(parseCitizenId(swapped, OPTIONS).ok).toBe(false)
      }),
    )
  })

  test('15 digits become the 18 of the same person', () => {
    fc.assert(
      fc.property(citizenId, (value) => {
        fc.pre(value.slice(6, 8) === '19')
        const parsed = parseCitizenId(value.slice(0, 6) + value.slice(8, 17), OPTIONS)
        expect(parsed).toMatchObject({ ok: true, value, legacy: true })
      }),
    )
  })

  test.each([
    ['１１０１０５１９４９１２３１００２Ｘ', 'full-width digits and letter'],
    ['11010519491231002x', 'lower-case x'],
    ['  110105 19491231 002X\t', 'blanks'],
    ['\u3000110105\u00a019491231\u2009002x\n', 'other blanks'],
    ['\u202a11010519491231002X\u202c', 'direction marks'],
    ['110105491231002', '15 digits'],
  ])('reads %j (%s)', (input) => {
    expect(parseCitizenId(input, OPTIONS)).toMatchObject({ ok: true, value: '11010519491231002X' })
  })

  test.each([
    ['', 'LENGTH'],
    ['11010519491231-002X', 'LENGTH'],
    ['1101051949123100ⅩX', 'FORMAT'],
    ['1101051949123X0021', 'FORMAT'],
    ['01010519491231002X', 'FORMAT'],
    ['11010519491231002Y', 'FORMAT'],
    ['١١٠١٠٥١٩٤٩١٢٣١٠٠٢٣', 'FORMAT'],
    ['𠮷'.repeat(18), 'FORMAT'],
    [withCheck('66010119900231153'), 'REGION'],
    ['310101199002310000', 'DATE'],
    ['310101202611240000', 'DATE_FUTURE'],
    ['310101189912310000', 'DATE_TOO_OLD'],
    ['11010549123100X', 'FORMAT'],
  ])('refuses %s: %s', (input, reason) => {
    expect(parseCitizenId(input, OPTIONS)).toEqual({ ok: false, reason })
  })

  test('a child born today is accepted, one born tomorrow is not', () => {
    expect(parseCitizenId(withCheck('31010120261123001'), OPTIONS)).toMatchObject({ ok: true, birthDate: '2026-11-23' })
    expect(parseCitizenId(withCheck('31010120261124001'), OPTIONS)).toEqual({ ok: false, reason: 'DATE_FUTURE' })
  })

  test('without a given day the date in China counts', () => {
    const bornNewYear = withCheck('31010120260101001')
    setClock(() => new Date('2025-12-31T15:59:59Z'))
    expect(parseCitizenId(bornNewYear)).toEqual({ ok: false, reason: 'DATE_FUTURE' })
    setClock(() => new Date('2025-12-31T16:00:00Z'))
    expect(parseCitizenId(bornNewYear)).toMatchObject({ ok: true })
  })
})

describe('residence permit', () => {
  test.each([
    ['820000199612200155', '820000'],
    [withCheck('83000019900101002'), '830000'],
  ])('%s tells the region', (value, region) => {
    expect(parseResidencePermit(value, OPTIONS)).toMatchObject({ ok: true, value, region, division: region })
  })

  test.each([
    ['M12345678', 'FORMAT'],
    ['11010519491231002X', 'REGION'],
    [withCheck('81010119900101002'), 'REGION'],
    [withCheck('81000020990101002'), 'DATE_FUTURE'],
    [withCheck('81000018990101002'), 'DATE_TOO_OLD'],
  ])('refuses %s: %s', (value, reason) => {
    expect(parseResidencePermit(value, OPTIONS)).toEqual({ ok: false, reason })
  })
})

describe('foreign resident card', () => {
  test.each([
    ['USA110075112417', { nationality: 'USA', issuingProvince: '11', birthDate: '1975-11-24' }],
    ['deu3100120229 01', { nationality: 'DEU', issuingProvince: '31', birthDate: '2012-02-29' }],
    ['JPN440026112401', { nationality: 'JPN', issuingProvince: '44', birthDate: '1926-11-24' }],
  ])('old card %s', (input, parts) => {
    const parsed = parseForeignResidentCard(input, OPTIONS)
    expect(parsed).toEqual({ ok: true, value: input.replace(' ', '').toUpperCase(), format: 'old', ...parts })
  })

  test.each([
    ['USA11007511241', 'LENGTH'],
    ['US1110075112417', 'FORMAT'],
    ['XXX110075112417', 'NATIONALITY'],
    ['CHN110075112417', 'NATIONALITY'],
    ['USA660075112417', 'REGION'],
    ['USA110075113117', 'DATE'],
    ['11010519491231002X', 'FORMAT'],
    [withCheck('91115619751124001'), 'NATIONALITY'],
    [withCheck('91184020270101001'), 'DATE_FUTURE'],
    [withCheck('91184018991231001'), 'DATE_TOO_OLD'],
  ])('refuses %s: %s', (value, reason) => {
    expect(parseForeignResidentCard(value, OPTIONS)).toEqual({ ok: false, reason })
  })

  test('a foreign number is no citizen number', () => {
    expect(parseCitizenId('911840197511240017', OPTIONS)).toEqual({ ok: false, reason: 'REGION' })
  })
})

describe('disability certificate', () => {
  test('tells holder, category, grade and how often it was issued again', () => {
    const holder = { citizenId: '11010519491231002X', birthDate: '1949-12-31', sex: 'female', division: '110105' }
    expect(parseDisabilityCertificate('11010519491231002x22 b3', OPTIONS)).toEqual({
      ok: true,
      value: '11010519491231002X22B3',
      ...holder,
      category: '2',
      grade: '2',
      reissue: 3,
    })
    expect(parseDisabilityCertificate('11010519491231002X71', OPTIONS)).toMatchObject({ reissue: 0, category: '7' })
  })

  test.each([
    ['11010519491231002X22B', 'LENGTH'],
    ['11010519491231002X22C1', 'FORMAT'],
    ['11010519491231002X2XB1', 'FORMAT'],
    ['11010519491231002X02', 'CATEGORY'],
    ['11010519491231002X20', 'GRADE'],
    ['66010519491231002X22', 'REGION'],
    ['11010519490231002X22', 'DATE'],
  ])('refuses %s: %s', (value, reason) => {
    expect(parseDisabilityCertificate(value, OPTIONS)).toEqual({ ok: false, reason })
  })
})
