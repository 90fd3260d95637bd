import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCitizenId } from '@/lib/registry/identifiers/citizen-id'
import { parseCreditCode } from '@/lib/registry/identifiers/credit-code'
import { parseDisabilityCertificate } from '@/lib/registry/identifiers/disability-certificate'
import { parseDivisionCode } from '@/lib/registry/identifiers/division-code'
import { isForeignNationality } from '@/lib/registry/identifiers/foreign-nationality'
import { parseForeignResidentCard } from '@/lib/registry/identifiers/foreign-resident-card'
import { parseLandline } from '@/lib/registry/identifiers/landline'
import { parseMobile } from '@/lib/registry/identifiers/mobile'
import { normalised } from '@/lib/registry/identifiers/normalised'
import { parseOrganisationCode } from '@/lib/registry/identifiers/organisation-code'
import { parseResidencePermit } from '@/lib/registry/identifiers/residence-permit'

const parsers = [
  parseCitizenId,
  parseResidencePermit,
  parseForeignResidentCard,
  parseCreditCode,
  parseOrganisationCode,
  parseMobile,
  parseLandline,
  parseDisabilityCertificate,
  parseDivisionCode,
]

describe('every parser', () => {
  const nearMiss = fc.stringMatching(/^[0-9A-Za-zＸ０-９ +()-]{6,24}$/)
  const anything = fc.oneof(fc.string({ unit: 'binary' }), nearMiss, fc.anything())

  test.each(parsers.map((parse) => [parse.name, parse] as const))('%s never throws', (_, parse) => {
    fc.assert(
      fc.property(anything, (input) => {
        const parsed = parse(input)
        if (parsed.ok) expect(parse(parsed.value)).toEqual(parsed)
        else expect(parsed.reason).toMatch(/^[A-Z_]+$/)
      }),
      { numRuns: 500 },
    )
  })

  test.each(parsers.map((parse) => [parse.name, parse] as const))('%s survives hostile text', (_, parse) => {
    for (const input of ['\0', '\ud800', '\udfff1', '1'.repeat(5_000_000), ' '.repeat(199), '\ufdfa'.repeat(200)]) {
      expect(parse(input).ok).toBe(false)
    }
    for (const input of [undefined, null, 13800000000, {}, [], ['13800000000'], Symbol('x')]) {
      expect(parse(input).ok).toBe(false)
    }
  })

  test('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 10 }), (text) => {
        expect(normalised(normalised(text))).toBe(normalised(text))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('credit code', () => {
  test('a remainder of 0 is written 0', () => {
    expect(parseCreditCode('91310101MA1Y0000X0')).toEqual({
      ok: true,
      value: '91310101MA1Y0000X0',
      registrar: '9',
      category: '1',
      division: '310101',
      organisationCode: 'MA1Y0000X',
    })
  })

  test.each([' 91310101 ma1fl0ab0e', '９１３１０１０１ＭＡ１ＦＬ０ＡＢ０Ｅ'])('reads %s', (input) => {
    expect(parseCreditCode(input)).toMatchObject({ ok: true, value: '91310101MA1FL0AB0E' })
  })

  test('the organisation code inside must be right, even when the outer check is', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const wrongInside = '91310101MA1FL0AB1'
    const sum = [...wrongInside].reduce((total, letter, at) => total + alphabet.indexOf(letter) * (3 ** at % 31), 0)
    const value = wrongInside + alphabet.charAt((31 - (sum % 31)) % 31)
    expect(parseOrganisationCode(value.slice(8, 17)).ok).toBe(false)
    expect(parseCreditCode(value)).toEqual({ ok: false, reason: 'CHECK_DIGIT' })
  })

  test('one wrong character is always found', () => {
    const letters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    for (const right of ['91310101MA1FL0AB0E', '55310101MF0000347F', '91310101MA1Y0000X0']) {
      for (let at = 0; at < 18; at++) {
        for (const letter of letters.filter((other) => other !== right[at])) {
          expect(parseCreditCode(right.slice(0, at) + letter + right.slice(at + 1)).ok).toBe(false)
        }
      }
    }
  })
})

describe('organisation code', () => {
  test.each(['D2143569-X', 'd2143569x', 'Ｄ２１４３５６９－Ｘ', ' D2143569 — X '])('reads %s', (input) => {
    expect(parseOrganisationCode(input)).toEqual({ ok: true, value: 'D2143569X', printed: 'D2143569-X' })
  })

  test.each([
    ['D214-3569X', 'LENGTH'],
    ['D2143569Y', 'FORMAT'],
    ['中文代码一二三四五', 'FORMAT'],
    ['', 'LENGTH'],
  ])('refuses %s: %s', (value, reason) => {
    expect(parseOrganisationCode(value)).toEqual({ ok: false, reason })
  })
})

describe('mobile', () => {
  test.each([
    '+86 138 0000 0000',
    '+8613800000000',
    '008613800000000',
    '0086-138-0000-0000',
    '8613800000000',
    '86 13800000000',
    '138-0000-0000',
    '(+86)138.0000.0000',
    '１３８００００００００',
    '＋８６－138 0000 0000',
    '\u202d138 0000 0000\u202c',
  ])('reads %s', (input) => {
    expect(parseMobile(input)).toEqual({ ok: true, value: '13800000000' })
  })

  test.each([
    ['', 'LENGTH'],
    ['86138000000', 'PREFIX'],
    ['+85298765432', 'LENGTH'],
    ['013800000000', 'LENGTH'],
    ['1380000000O', 'FORMAT'],
    ['+1380000000', 'FORMAT'],
    ['+86 12800000000', 'PREFIX'],
    ['12345', 'LENGTH'],
  ])('refuses %s: %s', (value, reason) => {
    expect(parseMobile(value)).toEqual({ ok: false, reason })
  })
})

describe('landline', () => {
  test.each([
    ['01062345678', '010-62345678', undefined],
    ['(0571)88123456', '0571-88123456', undefined],
    ['（０５７１）８８１２３４５６', '0571-88123456', undefined],
    ['+86 10 6234 5678', '010-62345678', undefined],
    ['0086-571-88123456', '0571-88123456', undefined],
    ['021-53821234-801', '021-53821234-801', '801'],
    ['021-53821234转801', '021-53821234-801', '801'],
    ['021 53821234 ext. 801', '021-53821234-801', '801'],
    ['0571－88123456', '0571-88123456', undefined],
  ])('reads %s', (input, value, extension) => {
    const parsed = parseLandline(input)
    expect(parsed).toMatchObject({ ok: true, value })
    expect(parsed.ok && parsed.extension).toBe(extension)
  })

  test.each(['', '12345', '4008001234', '13800000000', '026-62345678', '021-53821234-1234567', '0571-98123456'])(
    'refuses %s',
    (value) => {
      expect(parseLandline(value)).toEqual({ ok: false, reason: 'FORMAT' })
    },
  )
})

describe('division code', () => {
  test.each([
    ['310000', { level: 6, kind: 'province', parent: null, county: '310000' }],
    ['330100', { level: 6, kind: 'city', parent: '330000', county: '330100' }],
    ['310101', { level: 6, kind: 'county', parent: '310100', county: '310101' }],
    ['310101002', { level: 9, kind: 'street', parent: '310101', county: '310101', street: '310101002' }],
    ['310101100', { level: 9, kind: 'town', parent: '310101', county: '310101', street: '310101100' }],
    ['441900003', { level: 9, kind: 'street', parent: '441900', county: '441900', street: '441900003' }],
    ['310101200', { level: 9, kind: 'township' }],
    ['310101599', { level: 9, kind: 'special-township' }],
    ['310101002001', { level: 12, kind: 'residents-committee', parent: '310101002', community: '310101002001' }],
    ['310101 002 200', { level: 12, kind: 'villagers-committee' }],
    ['310101002400', { level: 12, kind: 'quasi-residents-committee' }],
    ['310101002599', { level: 12, kind: 'quasi-villagers-committee' }],
  ])('reads %s', (input, parts) => {
    expect(parseDivisionCode(input)).toMatchObject({ ok: true, value: input.replaceAll(' ', ''), ...parts })
  })

  test.each([
    ['31', 'LENGTH'],
    ['3101A1', 'FORMAT'],
    ['310101000', 'STREET_SEGMENT'],
    ['310101000001', 'STREET_SEGMENT'],
    ['310101600001', 'STREET_SEGMENT'],
    ['310101002600', 'COMMUNITY_SEGMENT'],
    ['000000', 'REGION'],
  ])('refuses %s: %s', (value, reason) => {
    expect(parseDivisionCode(value)).toEqual({ ok: false, reason })
  })
})

test('nationalities are ISO 3166-1 codes of foreign countries', () => {
  expect(['840', 'USA', '004', 'ZWE', '728'].map(isForeignNationality)).not.toContain(false)
  expect(['999', '156', 'CHN', '344', 'HKG', '000', 'XXX', '', 'US'].map(isForeignNationality)).not.toContain(true)
})
