import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DueLine, dueDate, type Limit } from '@/lib/calendar/due-date'
import type { Pause } from '@/lib/calendar/pauses'
import { calendarSchema } from '@/lib/calendar/schema'

const document = JSON.parse(readFileSync('prisma/definitions/calendar.json', 'utf8'))
const calendar = calendarSchema.parse(document)
const due = (start: string, limit: Limit, pauses: Pause[] = []) => dueDate({ calendar, start, limit, pauses })
const pause = (from: string, to: string): Pause => ({ from, to, reason: '入户核查' })

/** The same rules told the slow way, over the raw document and the platform's dates. */
function naiveDue(start: string, limit: Limit, pauses: Pause[]): string {
  const next = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
  const isFree = (date: string) => pauses.some(({ from, to }) => from < date && date <= to)
  const isWorking = (date: string) => {
    const { off, work } = document.years[date.slice(0, 4)]
    if (work.includes(date)) return true
    if (off.some(({ from, to }: { from: string; to: string }) => from <= date && date <= to)) return false
    return ![0, 6].includes(new Date(date).getUTCDay())
  }
  const byWork = 'workingDays' in limit
  let left = byWork ? limit.workingDays : 'days' in limit ? limit.days : 0
  let date = start
  while (left > 0) {
    date = next(date)
    if (!isFree(date) && (!byWork || isWorking(date))) left--
  }
  while (!byWork && (!isWorking(date) || (isFree(date) && date !== start))) date = next(date)
  return date
}

describe('working days', () => {
  test.each([
    ['2025-01-24', 1, '2025-01-26'],
    ['2025-01-24', 5, '2025-02-07'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-09-26', 20, '2025-10-30'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-09-30', 10, '2026-10-20'],
    ['2024-02-08', 3, '2024-02-19'],
    ['2026-03-07', 0, '2026-03-07'],
  ])('%s + %i = %s', (start, workingDays, expected) => {
    expect(due(start, { workingDays })).toMatchObject({ due: expected, estimated: false })
  })

  test('the explanation names every day', () => {
    const holiday = { 'zh-Hans': '春节', en: 'Spring Festival' }
    const off = [
      '2025-01-28',
      '2025-01-29',
      '2025-01-30',
      '2025-01-31',
      '2025-02-01',
      '2025-02-02',
      '2025-02-03',
      '2025-02-04',
    ]
    const expected: DueLine[] = [
      { date: '2025-01-24', kind: 'start' },
      { date: '2025-01-25', kind: 'off' },
      { date: '2025-01-26', kind: 'make-up', n: 1, name: { 'zh-Hans': '调休上班', en: 'Make-up working day' } },
      { date: '2025-01-27', kind: 'counted', n: 2 },
      ...off.map((date): DueLine => ({ date, kind: 'off', name: holiday })),
      { date: '2025-02-05', kind: 'due', n: 3 },
    ]
    expect(due('2025-01-24', { workingDays: 3 })).toEqual({
      due: '2025-02-05',
      dueAt: '2025-02-05T16:00:00.000Z',
      estimated: false,
      lines: expected,
    })
  })

  test('a year that the calendar does not hold makes an estimate', () => {
    const answer = due('2026-12-30', { workingDays: 2 })
    expect(answer).toMatchObject({ due: '2027-01-04', estimated: true })
    expect(answer.lines.filter((line) => line.estimated).map((line) => line.date)).toEqual([
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
      '2027-01-04',
    ])
    expect(due('2026-12-30', { workingDays: 1 }).estimated).toBe(false)
  })

  test('an instant counts from its date in China', () => {
    expect(due('2026-03-01T16:00:00Z', { workingDays: 1 }).due).toBe('2026-03-03')
    expect(due('2026-03-02T23:59:00+08:00', { workingDays: 1 }).due).toBe('2026-03-03')
  })
})

describe('calendar time', () => {
  test.each<[string, Limit, string]>([
    ['2026-03-02', { days: 7 }, '2026-03-09'],
    ['2026-03-02', { days: 5 }, '2026-03-09'], // a Saturday moves to Monday
    ['2025-01-25', { days: 1 }, '2025-01-26'], // a make-up Sunday is a working day
    ['2026-09-24', { days: 7 }, '2026-10-08'], // into the National Day week
    ['2026-01-31', { months: 1 }, '2026-02-28'], // a make-up Saturday
    ['2024-12-31', { months: 2 }, '2025-02-28'],
    ['2025-02-28', { years: 1 }, '2026-02-28'],
    ['2024-02-29', { years: 1 }, '2025-02-28'],
    ['2025-10-01', { years: 1 }, '2026-10-08'],
    ['2026-03-07', { days: 0 }, '2026-03-09'],
  ])('%s + %j = %s', (start, limit, expected) =>
    expect(due(start, limit)).toMatchObject({ due: expected, estimated: false }),
  )

  test('the explanation shows where the last day went', () => {
    expect(due('2026-03-02', { days: 5 }).lines.slice(-3)).toEqual([
      { date: '2026-03-07', kind: 'counted', n: 5 },
      { date: '2026-03-08', kind: 'off' },
      { date: '2026-03-09', kind: 'due' },
    ])
  })

  test('only the last day can make an estimate', () => {
    expect(due('2026-12-20', { days: 14 })).toMatchObject({ due: '2027-01-04', estimated: true })
    expect(due('2025-12-30', { years: 1 })).toMatchObject({ due: '2026-12-30', estimated: false })
    expect(due('2026-12-28', { days: 7 })).toMatchObject({ due: '2027-01-04', estimated: true })
    expect(due('2027-01-02', { days: 0 })).toMatchObject({ due: '2027-01-04', estimated: true })
  })
})

describe('hours', () => {
  test.each([
    ['2026-03-02T09:30:00+08:00', 4, '2026-03-02', '2026-03-02T05:30:00.000Z'],
    ['2026-03-06T22:00:00+08:00', 4, '2026-03-07', '2026-03-06T18:00:00.000Z'],
    ['2026-03-02', 24, '2026-03-03', '2026-03-02T16:00:00.000Z'],
  ])('%s + %i h', (start, hours, date, dueAt) => {
    expect(due(start, { hours })).toMatchObject({ due: date, dueAt, estimated: false })
  })

  test('a pause adds its free days', () => {
    const answer = due('2026-03-02T09:00:00+08:00', { hours: 4 }, [pause('2026-03-02', '2026-03-04')])
    expect(answer).toMatchObject({ due: '2026-03-04', dueAt: '2026-03-04T05:00:00.000Z' })
    expect(answer.lines.map((line) => line.kind)).toEqual(['start', 'pause', 'pause', 'due'])
    expect(due('2026-03-02T09:00:00+08:00', { hours: 4 }, [pause('2026-03-03', '2026-03-09')]).due).toBe('2026-03-02')
  })
})

describe('pauses', () => {
  test('the stop day is used up, counting goes on the day after the resume day', () => {
    const answer = due('2026-03-02', { workingDays: 10 }, [pause('2026-03-06', '2026-03-16')])
    expect(answer.due).toBe('2026-03-24')
    expect(answer.lines.filter((line) => line.kind === 'pause').map((line) => line.date)).toEqual(
      ['07', '08', '09', '10', '11', '12', '13', '14', '15', '16'].map((day) => `2026-03-${day}`),
    )
    expect(answer.lines.find((line) => line.date === '2026-03-06')).toMatchObject({ kind: 'counted', n: 4 })
    expect(answer.lines.find((line) => line.date === '2026-03-17')).toMatchObject({ kind: 'counted', n: 5 })
    expect(answer.lines.find((line) => line.kind === 'pause')?.name).toBe('入户核查')
  })

  test.each<[string, Pause[], string]>([
    ['a pause of one day frees nothing', [pause('2026-03-06', '2026-03-06')], '2026-03-16'],
    [
      'overlapping pauses count once',
      [pause('2026-03-06', '2026-03-16'), pause('2026-03-10', '2026-03-13')],
      '2026-03-24',
    ],
    [
      'pauses may come in any order',
      [pause('2026-03-12', '2026-03-13'), pause('2026-03-03', '2026-03-04')],
      '2026-03-18',
    ],
    ['a pause after the due date changes nothing', [pause('2026-03-16', '2026-03-30')], '2026-03-16'],
    ['a pause from before the start frees the rest', [pause('2026-02-27', '2026-03-04')], '2026-03-18'],
  ])('%s', (_, pauses, expected) => expect(due('2026-03-02', { workingDays: 10 }, pauses).due).toBe(expected))

  test('a last day that moves does not move into a pause', () => {
    const answer = due('2026-03-02', { days: 5 }, [pause('2026-03-07', '2026-03-10')])
    expect(answer.due).toBe('2026-03-11')
  })
})

test('agrees with a naive reference', () => {
  const date = fc
    .integer({ min: Date.parse('2024-01-01') / 86_400_000, max: Date.parse('2026-06-30') / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
  const limit = fc.oneof(fc.record({ workingDays: fc.nat(40) }), fc.record({ days: fc.nat(60) }))
  const shift = (from: string, days: number) =>
    new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
  const pauses = fc.array(fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -1, max: 15 })), {
    maxLength: 3,
  })
  fc.assert(
    fc.property(date, limit, pauses, (start, length, offsets) => {
      const stops = offsets.map(([after, days]) => pause(shift(start, after), shift(start, after + days)))
      const answer = due(start, length, stops)
      expect(answer.due).toBe(naiveDue(start, length, stops))
      expect(answer.estimated).toBe(false)
      expect(answer.lines.at(-1)).toMatchObject({ date: answer.due, kind: 'due' })
      expect(answer.lines.map((line) => line.date)).toEqual([...answer.lines.map((line) => line.date)].sort())
    }),
    { numRuns: 2000 },
  )
})

test.each<[string, Limit]>([
  ['2025-02-30', { workingDays: 1 }],
  ['2025-02-03T10:00', { hours: 1 }],
  ['2025-02-30T10:00:00Z', { hours: 1 }],
  ['soon', { days: 1 }],
  ['2025-02-03', { workingDays: -1 }],
  ['2025-02-03', { days: 1.5 }],
  ['2025-02-03', { hours: Number.NaN }],
  ['2025-02-03', { years: 1e9 }],
])('%s + %j is an error', (start, limit) => expect(() => due(start, limit)).toThrow(RangeError))

test('ten thousand deadlines are cheap', () => {
  const begun = performance.now()
  for (let n = 0; n < 10_000; n++) due('2026-01-05', { workingDays: n % 40 })
  expect(performance.now() - begun).toBeLessThan(5_000)
})
