import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { check } from '../../../scripts/definition'

const folder = mkdtempSync(join(tmpdir(), 'yikou-definition-'))
afterAll(() => rmSync(folder, { recursive: true }))

const shipped = 'prisma/definitions'

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('npm run definition -- check', () => {
  it('finds nothing wrong with what is shipped and says how much it read', () => {
    expect(check(shipped, [])).toEqual({ code: 0, lines: [expect.stringMatching(/^\d+ 份定义，没有问题/)] })
  })

  it('puts a file in the place of the shipped one and prints each problem with its place', () => {
    const text = readFileSync('prisma/definitions/services/old-age-allowance.json', 'utf8')
    const limits = { promised: { workingDays: 9 }, legal: { workingDays: 8 } }
    const changed = { ...JSON.parse(text), lead: '$case.street.nowhere', limits }
    const { code, lines } = check(shipped, [file('changed.json', JSON.stringify(changed))])
    expect(code).toBe(1)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('changed.json  lead  (path)')
    expect(lines[1]).toContain('changed.json  limits.promised  (limits)')
    expect(lines[2]).toContain('2 problems')
  })

  it('answers broken and missing files with a sentence', () => {
    expect(check(shipped, [file('broken.json', '{')])).toMatchObject({ code: 1 })
    expect(check(shipped, [join(folder, 'nothing.json')]).lines[0]).toContain('找不到文件')
  })

  it('runs from the shell, prints to the standard output and ends with the exit code', () => {
    const node = ['--conditions=react-server', '--import', 'tsx', 'scripts/definition.ts']
    const { status, stdout } = spawnSync(process.execPath, [...node, 'check', file('worse.json', '{}')], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stdout).toContain('worse.json')
  }, 30_000)
})
