import { describe, expect, it } from 'vitest'
import { clockCells } from '@/components/staff-clock-cells'
import type { SaidClock } from '@/lib/cases/views/say-clocks'

const words = { start: 'start', today: 'today', due: 'due', weekdays: ['S', '', '', '', '', '', 'S'] }
const clock: SaidClock = {
  key: 'promised',
  state: 'running',
  start: '2026-11-26',
  limit: { workingDays: 2 },
  due: '2026-11-30',
  estimated: false,
  extended: false,
  lines: [
    { date: '2026-11-26', kind: 'start', name: '' },
    { date: '2026-11-27', kind: 'counted', n: 1, name: '' },
    { date: '2026-11-28', kind: 'off', name: 'Saturday' },
    { date: '2026-11-29', kind: 'off', name: '' },
    { date: '2026-11-30', kind: 'due', n: 2, name: '' },
  ],
}

describe('days of a clock', () => {
  it('fills what is counted, hatches what is off, outlines today and flags the limit', () => {
    const cells = clockCells(clock, { today: '2026-11-30', words })
    expect(cells.map((cell) => cell.kind)).toEqual(['start', 'done', 'off', 'off', 'now'])
    expect(cells.map((cell) => cell.label)).toEqual(['26', '27', 'S', 'S', '30'])
    expect(cells[2]?.why).toBe('Saturday')
    expect(cells[4]).toMatchObject({ flag: 'due', top: 'today' })
  })

  it('shows days ahead as not yet counted', () => {
    expect(clockCells(clock, { today: '2026-11-27', words }).at(-1)?.kind).toBe('ahead')
  })

  it('goes on to today when the limit is over, without drawing endless days', () => {
    const cells = clockCells(clock, { today: '2027-03-01', words })
    expect(cells.at(-1)).toMatchObject({ date: '2027-03-01', kind: 'now' })
    expect(cells.length).toBeLessThan(20)
  })

  it('marks no day of a stopped clock as today', () => {
    const cells = clockCells({ ...clock, state: 'stopped' }, { today: '2026-11-27', words })
    expect(cells.map((cell) => cell.kind)).toEqual(['start', 'done', 'off', 'off', 'done'])
  })
})
