import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/calendar/add-days'
import { addMonths } from '@/lib/calendar/add-months'
import { addWorkingDays } from '@/lib/calendar/add-working-days'
import { dateOf, dayNumber, isDate, isWeekend, yearOf } from '@/lib/calendar/day-number'
import { isWorkingDay } from '@/lib/calendar/is-working-day'
import { calendarSchema } from '@/lib/calendar/schema'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import { now, setClock, today } from '@/lib/kernel/clock'

const document = JSON.parse(readFileSync('prisma/definitions/calendar.json', 'utf8'))
const calendar = calendarSchema.parse(document)

describe('dates', () => {
  test('day numbers agree with the platform for four centuries and at the edges', () => {
    const agrees = (day: number) => {
      const instant = new Date(day * 86_400_000)
      const date = instant.toISOString().slice(0, 10)
      const weekend = [0, 6].includes(instant.getUTCDay())
      return (
        dateOf(day) === date &&
        dayNumber(date) === day &&
        yearOf(day) === instant.getUTCFullYear() &&
        isWeekend(day) === weekend
      )
    }
    const days = Array.from({ length: 150_000 }, (_, at) => at - 70_000)
    expect(days.filter((day) => !agrees(day))).toEqual([])
    expect(dateOf(dayNumber('0000-01-01'))).toBe('0000-01-01')
    expect(dateOf(dayNumber('9999-12-31'))).toBe('9999-12-31')
    expect(() => dateOf(dayNumber('9999-12-31') + 1)).toThrow(RangeError)
  })

  test.each(['2025-02-29', '2025-13-01', '2025-00-01', '2025-01-00', '25-01-01', '2025-1-1', '', '2025-01-01T00:00'])(
    '%s is no date',
    (text) => {
      expect(isDate(text)).toBe(false)
      expect(() => dayNumber(text)).toThrow(RangeError)
    },
  )

  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months is %s', (date, n, expected) => expect(addMonths(date, n)).toBe(expected))

  test('days are added over month and year ends', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })

  test('the date in China, also in a summer with summer time', () => {
    expect(shanghaiDate(new Date('2026-03-01T15:59:59.999Z'))).toBe('2026-03-01')
    expect(shanghaiDate(new Date('2026-03-01T16:00:00Z'))).toBe('2026-03-02')
    expect(shanghaiDate(new Date('1988-07-01T15:30:00Z'))).toBe('1988-07-02')
  })

  test('the clock can be set and given back', () => {
    setClock(() => new Date('2026-12-31T16:00:00Z'))
    expect([now().toISOString(), today()]).toEqual(['2026-12-31T16:00:00.000Z', '2027-01-01'])
    setClock(null)
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000)
    expect(today()).toBe(shanghaiDate(now()))
  })
})

describe('the calendar of the State Council', () => {
  test.each([
    ['2024', 251, 28, 8],
    ['2025', 248, 28, 5],
    ['2026', 248, 33, 6],
  ])('%s has %i working days, %i days off, %i make-up days', (year, working, off, makeUp) => {
    const days = Array.from({ length: 366 }, (_, at) => addDays(`${year}-01-01`, at)).filter((day) =>
      day.startsWith(year),
    )
    const answers = days.map((date) => isWorkingDay(calendar, date))
    expect(answers.filter((day) => day.working)).toHaveLength(working)
    expect(answers.filter((day) => day.why === 'holiday')).toHaveLength(off)
    expect(answers.filter((day) => day.why === 'make-up')).toHaveLength(makeUp)
    expect(answers.some((day) => day.estimated)).toBe(false)
  })

  test.each([
    ['2025-01-26', { working: true, why: 'make-up', estimated: false }],
    ['2025-01-27', { working: true, why: 'weekday', estimated: false }],
    ['2025-01-25', { working: false, why: 'weekend', estimated: false }],
    [
      '2025-01-28',
      { working: false, why: 'holiday', name: { 'zh-Hans': '春节', en: 'Spring Festival' }, estimated: false },
    ],
    [
      '2025-10-06',
      { working: false, why: 'holiday', name: { 'zh-Hans': '中秋节', en: 'Mid-Autumn Festival' }, estimated: false },
    ],
    [
      '2027-01-01',
      { working: false, why: 'holiday', name: { 'zh-Hans': '元旦', en: "New Year's Day" }, estimated: true },
    ],
    [
      '2027-10-01',
      { working: false, why: 'holiday', name: { 'zh-Hans': '国庆节', en: 'National Day' }, estimated: true },
    ],
    [
      '2028-05-02',
      { working: false, why: 'holiday', name: { 'zh-Hans': '劳动节', en: 'Labour Day' }, estimated: true },
    ],
    ['2023-05-02', { working: true, why: 'weekday', estimated: true }],
    ['2027-01-02', { working: false, why: 'weekend', estimated: true }],
    ['2027-01-04', { working: true, why: 'weekday', estimated: true }],
  ])('%s', (date, answer) => expect(isWorkingDay(calendar, date)).toEqual(answer))

  test('a date that does not exist is an error', () => {
    expect(() => isWorkingDay(calendar, '2025-02-29')).toThrow(RangeError)
  })

  test('another calendar value gives its own answers', () => {
    const edited = structuredClone(calendar)
    edited.years['2025']?.work.push('2025-03-01')
    expect(isWorkingDay(edited, '2025-03-01').working).toBe(true)
    expect(isWorkingDay(calendar, '2025-03-01').working).toBe(false)
  })
})

describe('schema', () => {
  const year = (content: object) => ({ ...document, years: { '2025': { source: 'x', off: [], work: [], ...content } } })
  const newYear = { name: '元旦', from: '2025-01-01', to: '2025-01-01' }

  test.each([
    ['no holiday at all', year({})],
    ['an unknown property', { ...document, note: 'x' }],
    ['a date that does not exist', year({ off: [{ ...newYear, to: '2025-02-30' }] })],
    ['a holiday that ends before it begins', year({ off: [{ ...newYear, from: '2025-01-02' }] })],
    ['a holiday outside its year', year({ off: [{ ...newYear, to: '2026-01-01' }] })],
    ['a make-up day outside its year', year({ off: [newYear], work: ['2026-01-04'] })],
    ['a make-up day on a weekday', year({ off: [newYear], work: ['2025-01-03'] })],
    ['a make-up day named twice', year({ off: [newYear], work: ['2025-01-26', '2025-01-26'] })],
    ['a make-up day that is off', year({ off: [{ ...newYear, to: '2025-01-05' }], work: ['2025-01-04'] })],
    ['a make-up day that does not exist', year({ off: [newYear], work: ['2025-02-30'] })],
    ['a year of two digits', { ...document, years: { '25': document.years['2025'] } }],
  ])('refuses %s', (_, value) => expect(calendarSchema.safeParse(value).success).toBe(false))

  test('accepts the least that a year needs', () => {
    expect(calendarSchema.safeParse(year({ off: [newYear], work: ['2025-01-26'] })).success).toBe(true)
  })
})

describe('adding working days', () => {
  test.each([
    ['2025-01-24', 1, '2025-01-26'],
    ['2025-01-24', 5, '2025-02-07'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-09-26', 20, '2025-10-30'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-09-30', 10, '2026-10-20'],
    ['2024-02-08', 3, '2024-02-19'],
    ['2025-01-25', 0, '2025-01-25'],
    ['2025-02-07', -4, '2025-01-26'],
  ])('%s + %i = %s', (date, n, expected) => expect(addWorkingDays(calendar, date, n)).toBe(expected))

  test('there and back again from a working day', () => {
    fc.assert(
      fc.property(fc.nat(900), fc.nat(60), (offset, n) => {
        const start = addWorkingDays(calendar, '2023-12-31', (offset % 740) + 1)
        expect(addWorkingDays(calendar, addWorkingDays(calendar, start, n), -n)).toBe(start)
      }),
    )
  })

  test('a part of a day is an error', () => {
    expect(() => addWorkingDays(calendar, '2025-01-24', 1.5)).toThrow(RangeError)
    expect(() => addWorkingDays(calendar, '2025-01-24', Number.NaN)).toThrow(RangeError)
  })
})
