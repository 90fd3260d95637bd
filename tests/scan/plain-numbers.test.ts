import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { printPaper } from '@/lib/files/print-paper'
import { everybody } from '../../prisma/demonstration/everybody'
import { testDatabase } from '../support/database'
import { behind, caseOf, personNamed } from '../support/matrix-street'
import { type Finding, scanBytes, scanFolder } from './scan'

const db = await testDatabase({ seeded: true })
const look = behind(db)
const { named, invented } = everybody()
const people = [...named, ...invented].flatMap(({ members }) => members)
const numbers = new Set(
  people.flatMap(({ idNumber, mobile, facts }) => [idNumber, ...(mobile ? [mobile] : []), ...banks(facts)]),
)

function banks(facts: (typeof people)[number]['facts']): string[] {
  return facts.flatMap(({ value }) => {
    const { number } = (value ?? {}) as { number?: unknown }
    return typeof number === 'string' ? [number] : []
  })
}

/** Every table as text, read past row-level security: what a dump would hold, without its compression. */
async function scanDatabase(): Promise<{ findings: Finding[]; rows: number }> {
  const client = new pg.Client({ connectionString: db.superuserUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    )
    let count = 0
    const findings: Finding[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)
      count += rows.length
      findings.push(...scanBytes(Buffer.from(rows.map(({ line }) => line).join('\n')), name, numbers))
    }
    return { findings, rows: count }
  } finally {
    await client.end()
  }
}

let papers: { id: string }[]
beforeAll(async () => {
  const wang = await personNamed(look, '王秀英')
  const { id } = await caseOf(wang, { service: 'old-age-allowance' })
  papers = await look.ask<{ id: string }>('select id from paper where case_id = $1', [id])
  for (const paper of papers) await printPaper(paper.id)
}, 120_000)
afterAll(() => numbers.clear())

describe('no number of the demonstration’s residents stands readable', () => {
  it('knows the numbers of everybody: of the same people that were seeded', async () => {
    const [row] = await look.ask<{ n: number }>('select count(*)::int as n from resident')
    expect(people.length).toBe(row?.n)
    expect(numbers.size).toBeGreaterThan(people.length)
  })

  it('in any table of the seeded database, with a case and its paper', async () => {
    const { findings, rows } = await scanDatabase()
    expect(rows).toBeGreaterThan(2000)
    expect(papers.length).toBeGreaterThan(0)
    expect(findings).toEqual([])
  }, 120_000)

  it('in the files behind it: papers, uploads, and the pages of this database on the disk', async () => {
    await look.ask('checkpoint')
    const [row] = await look.ask<{ oid: number; place: string }>(
      `select d.oid::int as oid, current_setting('data_directory') as place from pg_database d where datname = current_database()`,
    )
    const pages = scanFolder(join(row?.place ?? '', 'base', String(row?.oid)), numbers)
    const kept = readdirSync(inject('testServer').dataDir)
      .filter((name) => ['files', 'papers', 'storage'].includes(name))
      .map((name) => scanFolder(join(inject('testServer').dataDir, name), numbers))
    expect(pages.files).toBeGreaterThan(100)
    expect(kept.reduce((sum, { files }) => sum + files, 0)).toBeGreaterThan(0)
    expect([pages, ...kept].flatMap(({ findings }) => findings)).toEqual([])
  }, 300_000)

  it('finds one that is planted in a table', async () => {
    const [planted = ''] = numbers
    await look.ask(
      `insert into outbox (topic, payload, sent_at) values ('scan', jsonb_build_object('to', $1::text), now())`,
      [planted],
    )
    const { findings } = await scanDatabase()
    await look.ask(`delete from outbox where topic = 'scan'`)
    expect(findings).toEqual([{ place: 'public.outbox', as: 'UTF-8' }])
  }, 120_000)

  const running = process.env.JOURNEY_DATA_DIR ?? ''
  it.runIf(running !== '' && existsSync(running))(
    'in the data folder and the logs of the journeys',
    () => {
      const { findings, files } = scanFolder(running, numbers)
      expect(files).toBeGreaterThan(100)
      expect(findings).toEqual([])
    },
    600_000,
  )

  const build = '.next'
  it.runIf(existsSync(build) && readdirSync(build).length > 0)(
    'in what the build has put out',
    () => {
      const findings = ['server', 'static'].flatMap((part) =>
        existsSync(join(build, part)) ? scanFolder(join(build, part), numbers).findings : [],
      )
      expect(findings).toEqual([])
    },
    300_000,
  )
})
