import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Compiled, type CompiledRow, compileService } from '@/lib/catalogue/compile'
import { problemLine } from '@/lib/catalogue/problem'
import { readFiles } from '@/lib/catalogue/read-files'
import type { Service } from '@/lib/catalogue/schema'
import { soundness } from '@/lib/catalogue/soundness'

const shipped = readFiles(resolve('prisma/definitions'))
const services = shipped.documents.filter((document): document is Service => document.kind === 'service')
const compiled = services.map((service) => compileService({ service, documents: shipped.documents }))

describe('the shipped definitions', () => {
  it('are there', () => {
    expect(services.length).toBeGreaterThanOrEqual(6)
  })

  it('match the schemas of their kinds', () => {
    expect(shipped.problems.map(problemLine)).toEqual([])
  })

  it('are sound', () => {
    expect(soundness(shipped.documents).map(problemLine)).toEqual([])
  })

  it('use every part and workflow that is shipped', () => {
    const used = new Set(compiled.flatMap((item) => [...(item.needs.workflow ?? []), ...(item.needs.part ?? [])]))
    const written = shipped.documents.flatMap(({ kind, key }) => (kind === 'workflow' || kind === 'part' ? [key] : []))
    expect(written.filter((key) => !used.has(key))).toEqual([])
  })

  it.each(compiled.map((item) => [item.key, item] as const))('%s compiles to plain data', (_, item) => {
    expect(JSON.parse(JSON.stringify(item))).toEqual(item)
    expect(item.stages[item.initial]).toBeDefined()
    expect(item.ends.length).toBeGreaterThan(0)
  })

  it.each(compiled.map((item) => [item.key, item] as const))('%s can be walked to each of its ends', (_, item) => {
    const { positions, ways } = walk(item)
    const visited = new Set(positions.map(({ stage }) => stage))
    expect([...ways.keys()].sort()).toEqual([...item.ends].sort())
    expect(item.order.filter((stage) => !visited.has(stage))).toEqual([])
    expect(positions.filter((position) => !comesToAnEnd(item, position)).map(({ stage }) => stage)).toEqual([])
  })
})

describe('a definition with ten planted faults', () => {
  const office = readFiles(resolve('tests/support/fixtures/small-office'))
  const faulty = readFiles(resolve('tests/support/fixtures/faulty-definition'))

  it('is refused with all ten and their places at once', () => {
    const found = soundness([...office.documents, ...faulty.documents])
    expect(found.map(({ document, path, rule }) => `${document} ${path} ${rule}`)).toEqual([
      'service/faulty-grant eligibility[0].if.atLeast[0] path',
      'service/faulty-grant form[0].fields[0].codes codes',
      'service/faulty-grant form[0].fields[4].text consent',
      'service/faulty-grant lead path',
      'service/faulty-grant limits.promised limits',
      'workflow/faulty actions[0].by[0] cast',
      'workflow/faulty actions[1].to[1].if last-branch',
      'workflow/faulty actions[2].on.elapsed elapsed',
      'workflow/faulty cast.reviewer.role role',
      'workflow/faulty stages.lost reachable',
    ])
  })

  it('says each in Chinese and in English', () => {
    for (const { say } of soundness([...office.documents, ...faulty.documents])) {
      expect(say).toMatchObject({
        'zh-Hans': expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/[a-z]/),
      })
    }
  })

  it('is built on an office that is sound without it', () => {
    expect([...office.problems, ...faulty.problems]).toEqual([])
    expect(soundness(office.documents).map(problemLine)).toEqual([])
  })
})

type Position = { stage: string; back: string[]; way: string[] }

const nameOf = ({ stage, back }: Position) => [stage, ...back].join(' < ')

/** Every way through the rows, ignoring conditions. A position is a stage and the stages that `@back` returns to. */
function walk(item: Compiled, start?: Position): { positions: Position[]; ways: Map<string, string[]> } {
  const seen = new Map<string, Position>()
  const ways = new Map<string, string[]>()
  const open = [start ?? { stage: item.initial, back: [], way: [] }]
  for (let here = open.shift(); here; here = open.shift()) {
    if (seen.has(nameOf(here))) continue
    seen.set(nameOf(here), here)
    const { stage, way } = here
    const rows = item.rows.filter((row) => row.stages.includes(stage))
    if (rows.length === 0) ways.set(stage, way)
    for (const row of rows) open.push(...next(item, here, row))
  }
  return { positions: [...seen.values()], ways }
}

function next(item: Compiled, from: Position, row: CompiledRow): Position[] {
  const words = typeof row.to === 'string' ? [row.to] : row.to.map((branch) => branch.to)
  const way = [...from.way, row.action]
  return words.map((word) => {
    if (word === '@same') return { ...from, way }
    if (word === '@back') return { stage: from.back[0] ?? from.stage, back: from.back.slice(1), way }
    const stage = word === '@first' ? (item.first ?? '') : word
    expect(item.stages[stage], `${item.key}: ${row.action} leads to ${word}`).toBeDefined()
    const suspends = item.interrupts.includes(stage) && !item.interrupts.includes(from.stage)
    const back = suspends ? [from.stage] : item.interrupts.includes(stage) ? from.back : []
    return { stage, back, way }
  })
}

/** From everywhere an end can still be reached, other than by withdrawing. */
function comesToAnEnd(item: Compiled, from: Position): boolean {
  if (item.ends.includes(from.stage)) return true
  return [...walk(item, from).ways.keys()].some((end) => item.stages[end]?.phase !== 'withdrawn')
}
