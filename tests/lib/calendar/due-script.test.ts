import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'

function due(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/due.ts', ...args], {
    encoding: 'utf8',
  })
  return { status, stderr, lines: stdout.trimEnd().split('\n') }
}

describe('the due command', () => {
  test('prints the date, then the reason day by day', () => {
    const { status, lines } = due('2025-01-24', '5')
    expect(status).toBe(0)
    expect(lines[0]).toBe('2025-02-07')
    expect(lines).toHaveLength(16)
    expect(lines[3]).toBe('2025-01-26 周日  第 1 个工作日（调休上班）')
    expect(lines[5]).toBe('2025-01-28 周二  春节，不计入')
    expect(lines[15]).toBe('2025-02-07 周五  第 5 个工作日，到期日')
    expect(lines.join()).not.toContain('预计')
  })

  test('marks a year without a calendar', () => {
    const { status, lines } = due('2026-12-30', '2')
    expect(status).toBe(0)
    expect(lines[0]).toBe('2027-01-04')
    expect(lines[1]).toMatch(/^预计/)
    expect(lines.at(-1)).toContain('（预计）')
  })

  test.each([
    [[]],
    [['2025-02-30', '5']],
    [['2025-01-24', 'five']],
    [['2025-01-24', '5', '6']],
    [['9999-12-01', '9999']],
  ])('refuses %j in one sentence', (args) => {
    const { status, stderr, lines } = due(...args)
    expect(status).toBe(2)
    expect(lines).toEqual([''])
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
