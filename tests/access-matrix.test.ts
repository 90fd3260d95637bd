import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { registerCodeSender } from '@/lib/access/code-sender'
import { receiveFiles } from '@/lib/files/receive-file'
import type { Command } from '@/lib/kernel/command'
import { closeDatabase } from '@/lib/kernel/db'
import { forgetSettings } from '@/lib/kernel/env'
import { startImport } from '@/lib/registry/imports/start-import'
import { commands } from '@/lib/web/commands'
import { queries } from '@/lib/web/queries'
import { testDatabase } from './support/database'
import { commandCases, queryCases } from './support/matrix-cases'
import { type Ground, matrixGround } from './support/matrix-ground'
import { declaredBy, declaredIn, missingFrom } from './support/matrix-listing'
import { askLists, asTable, type Row, rollBackEverything, runMatrix } from './support/matrix-run'
import { behind } from './support/matrix-street'

const db = await testDatabase({
  seeded: true,
  settings: {
    ...{
      RATE_SIGN_IN_PER_ADDRESS: '100000',
      RATE_PHONE_CODE_PER_NUMBER: '1000',
      RATE_PHONE_CODE_PER_ADDRESS: '100000',
    },
    ...{ RATE_COMMANDS_PER_ACCOUNT: '100000', SIGN_IN_FAILURES_PER_ACCOUNT: '100' },
  },
})
const look = behind(db)
/** Reached through a handler of its own, because it streams: not in the table of the door. */
const otherDoors = { 'receive-files': receiveFiles, 'start-import': startImport }
const tables = { commands: { ...commands, ...otherDoors }, queries }
const cases = [...commandCases, ...queryCases]
const { roles } = JSON.parse(readFileSync('prisma/definitions/roles.json', 'utf8')) as { roles: { key: string }[] }

let ground: Ground
let rows: Row[]
beforeAll(async () => {
  registerCodeSender(async () => {})
  ground = await matrixGround(look)
  await rollBackEverything(look)
  rows = await runMatrix(tables, cases, ground)
}, 600_000)

describe('the access matrix', () => {
  it('knows every command and query that can be reached, and no other', async () => {
    expect(missingFrom(tables, cases)).toEqual({ unlisted: [], unknown: [] })
  })

  it('knows every command and query that is declared anywhere in src/lib', async () => {
    const listed = new Set([...Object.keys(tables.commands), ...Object.keys(queries)])
    const declared = await declaredIn('src/lib')
    expect(declared.length).toBeGreaterThan(40)
    expect(declared.filter(({ name }) => !listed.has(name))).toEqual([])
  })

  it('asks as every role that the office ships, as a resident and as the public', () => {
    const asked = ground.askers.map(({ role }) => role).filter(Boolean)
    expect(asked.sort()).toEqual(roles.map(({ key }) => key).sort())
  })

  it('is what was reviewed', async () => {
    await expect(`${asTable(rows, ground.askers)}\n`).toMatchFileSnapshot('./__snapshots__/access-matrix.md')
  })

  it('lets the public do nothing but what everybody may', () => {
    const allowed = rows.filter((row) => row.cells.public === 'allowed').map((row) => row.case)
    expect([...new Set(allowed)].sort()).toEqual([
      'check-paper',
      'desk-state',
      'home-page',
      'open-ledger',
      'public-notices',
      'request-phone-code',
      'service-guide',
      'service-list',
      'set-display',
      'sign-out',
    ])
  })

  it('shows nobody that a thing of another street exists, but to district desks and to those who keep accounts', () => {
    const everywhere = ['checker', 'system-administrator', 'security-administrator']
    const seen = rows
      .filter(({ relation }) => relation === 'street')
      .flatMap((row) => Object.entries(row.cells).map(([who, outcome]) => ({ what: row.case, who, outcome })))
      .filter(({ who, outcome }) => outcome === 'allowed' && !everywhere.includes(who))
    expect(seen).toEqual([])
  })

  it('the policy alone gives the same answers, without row-level security behind it', async () => {
    const [before, told] = [rows, await askLists(queries, queryCases, ground)]
    await look.ask('delete from rate_limit')
    await connectAs(await bypassingUrl())
    try {
      const after = await runMatrix(tables, cases, ground)
      expect(asTable(refusedAlike(after), ground.askers)).toBe(asTable(refusedAlike(before), ground.askers))
      expect(await askLists(queries, queryCases, ground)).toEqual(told)
    } finally {
      await connectAs(db.appUrl)
    }
  }, 600_000)
})

describe('breaks that are planted', () => {
  it('a command that is reachable and not in the matrix', () => {
    const more = { ...tables, commands: { ...tables.commands, planted: commands['sign-out'] as Command } }
    expect(missingFrom(more, cases).unlisted).toEqual(['planted'])
  })

  it('a case of the matrix whose command is gone', () => {
    const fewer = Object.fromEntries(Object.entries(tables.commands).filter(([name]) => name !== 'sign-out'))
    expect(missingFrom({ ...tables, commands: fewer }, cases).unknown).toEqual(['sign-out'])
  })

  it('a command that is declared in a file and in no table', () => {
    const planted = { name: 'planted', permission: 'case.act', execute: async () => ({}) }
    expect(declaredBy({ planted, other: () => 1, text: 'x', none: null }, 'planted.ts')).toEqual([
      { name: 'planted', file: 'planted.ts' },
    ])
  })

  it.each([
    ['a role that loses a permission', `array_remove(grants, 'case.act')`, 'clerk', 'act-on-case', 'not-allowed'],
    ['a role that is given too much', `array_append(grants, 'person.read')`, 'reviewer', 'person-card', 'not-found'],
  ])(
    '%s changes the table',
    async (_, grants, role, what, outcome) => {
      await look.ask(`update role set grants = ${grants} where key = $1`, [role])
      const some = cases.filter(({ name }) => name === what)
      const changed = await runMatrix(tables, some, ground)
      const before = rows.filter((row) => row.case.startsWith(what))
      expect(asTable(changed, ground.askers)).not.toBe(asTable(before, ground.askers))
      expect(changed.map((row) => row.cells[role])).toContain(outcome)
    },
    120_000,
  )

  it('a single cell that differs', () => {
    const other = structuredClone(rows)
    const [first] = other
    if (first) first.cells.public = 'allowed'
    expect(asTable(other, ground.askers)).not.toBe(asTable(rows, ground.askers))
  })
})

async function connectAs(url: string): Promise<void> {
  process.env.DATABASE_URL = url
  await closeDatabase()
  forgetSettings()
}

/** A login of this test that holds the rights of the application and is not bound by row-level security. */
async function bypassingUrl(): Promise<string> {
  const url = new URL(db.appUrl)
  await look.ask(`DROP ROLE IF EXISTS matrix_bypass`)
  await look.ask(`CREATE ROLE matrix_bypass LOGIN BYPASSRLS PASSWORD 'matrix' IN ROLE yikou_app`)
  Object.assign(url, { username: 'matrix_bypass', password: 'matrix' })
  return url.href
}

/** Only row-level security hides that a thing exists; to the policy alone it is there and refused. */
function refusedAlike(table: readonly Row[]): Row[] {
  const alike = (outcome: string) => (['not-found', 'not-allowed'].includes(outcome) ? 'refused' : outcome)
  return table.map((row) => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).map(([who, outcome]) => [who, alike(outcome)])),
  }))
}
