import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/calendar/add-days'
import { addWorkingDays } from '@/lib/calendar/add-working-days'
import { isWorkingDay } from '@/lib/calendar/is-working-day'
import { light } from '@/lib/calendar/light'
import { remainingWorkingDays } from '@/lib/calendar/remaining-working-days'
import { calendarSchema } from '@/lib/calendar/schema'

const calendar = calendarSchema.parse(JSON.parse(readFileSync('prisma/definitions/calendar.json', 'utf8')))
const start = '2026-03-02'

describe('remaining working days', () => {
  const left = (today: string, due: string) => remainingWorkingDays({ calendar, today, due })

  test.each([
    ['2026-03-02', '2026-03-16', 10],
    ['2026-03-16', '2026-03-16', 0],
    ['2026-03-14', '2026-03-16', 1],
    ['2026-03-18', '2026-03-16', -2],
    ['2026-03-14', '2026-03-13', 0],
    ['2025-12-31', '2026-01-04', 1],
    ['2023-12-31', '2026-12-31', 251 + 248 + 248],
  ])('from %s to %s: %i', (today, due, expected) => expect(left(today, due)).toBe(expected))

  test('pauses do not count', () => {
    const pauses = [{ from: '2026-03-06', to: '2026-03-16', reason: 'survey' }]
    expect(remainingWorkingDays({ calendar, today: '2026-03-05', due: '2026-03-24', pauses })).toBe(7)
    expect(remainingWorkingDays({ calendar, today: '2026-03-10', due: '2026-03-24', pauses })).toBe(6)
  })

  test('agrees with counting day by day, also over years without data', () => {
    fc.assert(
      fc.property(fc.nat(1800), fc.nat(800), (offset, length) => {
        const today = addDays('2023-06-01', offset)
        let expected = 0
        for (let n = 1; n <= length; n++) if (isWorkingDay(calendar, addDays(today, n)).working) expected++
        expect(left(today, addDays(today, length))).toBe(expected)
      }),
    )
  })
})

describe('light', () => {
  const on = (day: number, limits: { promised: number; legal?: number }) =>
    light({
      calendar,
      start,
      promised: addWorkingDays(calendar, start, limits.promised),
      legal: limits.legal === undefined ? null : addWorkingDays(calendar, start, limits.legal),
      today: addWorkingDays(calendar, start, day),
    })
  const lights = (limits: { promised: number; legal?: number }, days: number) =>
    Array.from({ length: days + 1 }, (_, day) => on(day, limits).charAt(0)).join('')

  test.each([
    ['20 days, 30 by law', { promised: 20, legal: 30 }, 32, `${'g'.repeat(14)}${'y'.repeat(7)}${'r'.repeat(10)}bb`],
    ['10 days, no law', { promised: 10 }, 12, 'gggggggyyyyrr'],
    ['5 days', { promised: 5 }, 6, 'gggyyyr'],
    ['4 days', { promised: 4 }, 5, 'ggyyyr'],
    ['3 days: only the last', { promised: 3 }, 4, 'gggyr'],
    ['1 day', { promised: 1, legal: 1 }, 2, 'gyb'],
    ['on the spot', { promised: 0 }, 1, 'yr'],
  ])('%s', (_, limits, days, expected) => expect(lights(limits, days)).toBe(expected))

  test('at a weekend nothing changes', () => {
    const promised = '2026-03-16'
    expect(light({ calendar, start, promised, today: '2026-03-08' })).toBe('green')
    expect(light({ calendar, start, promised, today: '2026-03-14' })).toBe('yellow')
  })

  test('days of a pause count neither as given nor as left', () => {
    const pauses = [{ from: '2026-03-03', to: '2026-04-03', reason: 'appraisal' }]
    const question = { calendar, start, promised: '2026-04-17', today: '2026-04-13' }
    expect(light({ ...question, pauses })).toBe('green')
    expect(light(question)).toBe('yellow')
  })

  test('ten thousand lights are cheap', () => {
    const begun = performance.now()
    for (let n = 0; n < 10_000; n++) {
      light({ calendar, start, promised: '2026-09-30', legal: '2027-06-30', today: addDays(start, n % 500) })
    }
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})
