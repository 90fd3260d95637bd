import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { registerCodeSender } from '@/lib/access/code-sender'
import { receiveFiles } from '@/lib/files/receive-file'
import { closeDatabase } from '@/lib/kernel/db'
import { forgetSettings } from '@/lib/kernel/env'
import { commands } from '@/lib/web/commands'
import { queries } from '@/lib/web/queries'
import { testDatabase } from './support/database'
import { commandCases, queryCases } from './support/matrix-cases'
import { type Ground, matrixGround } from './support/matrix-ground'
import { declaredIn, missingFrom } from './support/matrix-listing'
import { asTable, type Row, rollBackEverything, runMatrix } from './support/matrix-run'
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
const otherDoors = { 'receive-files': receiveFiles }
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
    const before = rows
    process.env.DATABASE_URL = await bypassingUrl()
    await closeDatabase()
    forgetSettings()
    const after = await runMatrix(tables, cases, ground)
    expect(asTable(refusedAlike(after), ground.askers)).toBe(asTable(refusedAlike(before), ground.askers))
  }, 600_000)
})

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
