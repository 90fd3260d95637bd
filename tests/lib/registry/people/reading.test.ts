import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { ageBand } from '@/lib/registry/people/age-band'
import { nameForms, plainName } from '@/lib/registry/people/name-forms'
import { readCard } from '@/lib/registry/people/read-card'
import { readNewPerson } from '@/lib/registry/people/read-new-person'

const whole = `33990119900102104${mod112('33990119900102104')}`
const number = '33990119900102104X'

describe('the line of a card reader', () => {
  test.each([
    ['as readers write it', `王秀英|女|汉|19440912|云州市临江区柳园路12号|${number}`],
    [
      'in full width, with blanks',
      ` 王秀英 ｜女｜汉族｜1944年9月12日｜云州市临江区柳园路12号｜${number.toLowerCase()} `,
    ],
    ['with more behind it', `王秀英|2|汉|1944.09.12|云州市临江区柳园路12号|${number}|临江分局|20200101-20400101`],
  ])('%s', (_how, line) => {
    expect(readCard(line)).toEqual({
      ...{ name: '王秀英', sex: '2', nation: '汉', birth: '1944-09-12', address: '云州市临江区柳园路12号' },
      idNumber: number,
    })
  })

  test.each(['', '王秀英', `王秀英|女|汉|19440912|${number}`, `|女|汉|19440912|路|${number}`])('refuses %j', (line) => {
    expect(readCard(line)).toBeNull()
  })

  test('never throws, and leaves out a birth date that does not exist', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (line) => readCard(line) !== undefined))
    expect(readCard(`王|女|汉|19440231|路|${number}`)).not.toHaveProperty('birth')
  })
})

describe('names', () => {
  const letter = fc.constantFrom('阿', '不', '都', '𠮷', '·', '王', 'A', 'b')
  const name = fc.array(letter, { minLength: 2, maxLength: 20 }).map((each) => each.join(''))

  test('are found with and without the dot, in capitals or not', () => {
    fc.assert(
      fc.property(name, (text) => {
        const forms = nameForms(text)
        if (text.replaceAll('·', '') === '') return
        expect(forms).toContain(text.replaceAll('·', ''))
        for (const form of forms) expect(plainName(form)).toBe(plainName(text))
      }),
    )
  })
})

describe('a new person', () => {
  const typed = { papers: 'yes', idNumber: number, name: '单 雨桐' } as const
  test('is read from a number, or from a card, or without papers', () => {
    expect(readNewPerson({ papers: 'no', name: '婴儿', birth: '2026-01-02', sex: '1' })).toMatchObject({
      ...{ idKind: 'temporary', idNumber: null, birth: '2026-01-02', sex: '1' },
    })
    const wrong = whole.slice(0, 17) + (whole[17] === '5' ? '6' : '5')
    expect(readNewPerson({ ...typed, idNumber: whole })).toMatchObject({
      idNumber: whole,
      birth: '1990-01-02',
      sex: '2',
    })
    expect(() => readNewPerson({ ...typed, idNumber: wrong })).toThrow(/idNumber id-check-digit/)
    const cardLine = `单雨桐|女|汉|19900102|柳园路|${whole}`
    expect(readNewPerson({ papers: 'yes', cardLine })).toMatchObject({ name: '单雨桐', idNumber: whole, nation: '汉' })
  })

  test('is refused with every problem at once', () => {
    expect(() => readNewPerson({ papers: 'no', name: '', birth: '2026-02-30', phone: '12' })).toThrow(
      /name person-name; birth date; sex required; phone mobile/,
    )
    expect(() => readNewPerson({ ...typed, cardLine: 'no card' })).toThrow(/cardLine card-line/)
  })
})

test('an age band is the last that has begun', () => {
  const codes = ['A00', 'A14', 'A18', 'A60', 'A65', 'A80', 'A100'].map((code) => ({ code, label: code }))
  const bands = [0, 13, 14, 59, 60, 79, 80, 99, 100, 120].map((age) => ageBand(codes, age)?.code)
  expect(bands).toEqual(['A00', 'A00', 'A14', 'A18', 'A60', 'A65', 'A80', 'A80', 'A100', 'A100'])
  expect(ageBand([], 70)).toBeUndefined()
})
