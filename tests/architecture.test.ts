import { beforeAll, describe, expect, it } from 'vitest'
import { idleExceptions, violations } from './support/architecture'
import { type House, readHouse } from './support/architecture-office'
import { type SourceFile, sourceFiles } from './support/architecture-source'

let files: SourceFile[]
let house: House
beforeAll(() => {
  files = sourceFiles()
  house = readHouse()
})

describe('the house', () => {
  it('has no file that breaks a rule', () => {
    const found = violations(files, house).map(({ rule, path, detail }) => `${rule}: ${path} → ${detail}`)
    expect(found).toEqual([])
  })

  it('has no exception without a use', () => {
    expect(idleExceptions(files, house)).toEqual([])
  })

  it('was read in full: files, tables and keys', () => {
    expect(files.length).toBeGreaterThan(300)
    expect(house.tables.size).toBeGreaterThan(35)
    expect([...house.keys].length).toBeGreaterThan(40)
  })
})

const server = "import 'server-only'\n"

/** What a break looks like, and the rule that has to notice it. */
const planted: { what: string; path: string; text: string; rule: string; detail?: string }[] = [
  {
    what: 'an engine that asks a part above it',
    path: 'src/lib/access/planted.ts',
    text: `${server}import { openCase } from '@/lib/cases/open-case'\nexport const planted = openCase\n`,
    rule: 'engine-order',
  },
  {
    what: 'the same by a relative path',
    path: 'src/lib/access/planted.ts',
    text: `${server}import { openCase } from '../cases/open-case'\nexport const planted = openCase\n`,
    rule: 'engine-order',
  },
  {
    what: 'the same for a type alone',
    path: 'src/lib/kernel/planted.ts',
    text: `${server}import type { CaseState } from '@/lib/cases/rules/state'\nexport type Planted = CaseState\n`,
    rule: 'engine-order',
  },
  {
    what: 'the same by a late import',
    path: 'src/lib/files/planted.ts',
    text: `${server}export const planted = async () => (await import('@/lib/cases/open-case')).openCase\n`,
    rule: 'engine-order',
  },
  {
    what: 'a pure rule that reads a setting of the server',
    path: 'src/lib/cases/rules/planted.ts',
    text: "import { env } from '@/lib/kernel/env'\nexport const planted = env\n",
    rule: 'pure-import',
  },
  {
    what: 'a pure rule that becomes a server file',
    path: 'src/lib/forms/planted.ts',
    text: `${server}export const planted = 1\n`,
    rule: 'pure',
  },
  {
    what: 'a server file that does not say so',
    path: 'src/lib/files/planted.ts',
    text: "import { readFileSync } from 'node:fs'\nexport const planted = readFileSync\n",
    rule: 'pure-import',
    detail: 'node:fs',
  },
  {
    what: 'a server file that says so too late',
    path: 'src/lib/files/planted.ts',
    text: "import { z } from 'zod'\nimport 'server-only'\nexport const planted = z\n",
    rule: 'server-only-first',
  },
  {
    what: 'a shape that reads data',
    path: 'src/components/planted.tsx',
    text: "import { findPersons } from '@/lib/registry/residents'\nexport const Planted = () => <p>{String(findPersons)}</p>\n",
    rule: 'component-import',
  },
  {
    what: 'a shape that posts a command by itself',
    path: 'src/components/planted.tsx',
    text: "import { actOnCase } from '@/lib/cases/act-on-case'\nexport const Planted = () => <p>{actOnCase.name}</p>\n",
    rule: 'component-import',
  },
  {
    what: 'a page that opens a transaction',
    path: 'src/app/planted/page.tsx',
    text: "import { transaction } from '@/lib/kernel/transaction'\nexport default () => <p>{String(transaction)}</p>\n",
    rule: 'door-import',
  },
  {
    what: 'a page that asks the database client',
    path: 'src/app/planted/page.tsx',
    text: "import { PrismaClient } from '@/generated/prisma/client'\nexport default () => <p>{String(PrismaClient)}</p>\n",
    rule: 'door-import',
  },
  {
    what: 'a page that names a type of the database client',
    path: 'src/app/planted/page.tsx',
    text: "import type { Case } from '@/generated/prisma/client'\nexport default (_: Case) => <p />\n",
    rule: 'door-import',
  },
  {
    what: 'a page that goes around the kernel to the pool',
    path: 'src/lib/cases/planted.ts',
    text: `${server}import { connectionPool } from '@/lib/kernel/db'\nexport const planted = connectionPool\n`,
    rule: 'only-transaction',
  },
  {
    what: 'an engine that reads a table of another through Prisma',
    path: 'src/lib/messaging/planted.ts',
    text: `${server}export const planted = (tx: Tx) => tx.resident.findMany()\n`,
    rule: 'foreign-table',
    detail: 'registry.resident',
  },
  {
    what: 'an engine that joins a table of another in SQL',
    path: 'src/lib/messaging/planted.ts',
    text: `${server}export const planted = (tx: Tx) => tx.$queryRaw\`SELECT 1 FROM message m JOIN "case" c ON c.id = m.case_id\`\n`,
    rule: 'foreign-table',
    detail: 'cases.case',
  },
  {
    what: 'an engine that writes a table of another in SQL',
    path: 'src/lib/cases/planted.ts',
    text: `${server}export const planted = (tx: Tx) => tx.$executeRaw<number>\`UPDATE account SET status = 'x'\`\n`,
    rule: 'foreign-table',
    detail: 'access.account',
  },
  {
    what: 'a setting read outside kernel/env',
    path: 'src/lib/files/planted.ts',
    text: `${server}export const planted = process.env.DATA_DIR\n`,
    rule: 'env',
  },
  {
    what: 'the time read outside kernel/clock',
    path: 'src/lib/cases/planted.ts',
    text: `${server}export const planted = () => new Date()\n`,
    rule: 'clock',
  },
  {
    what: 'milliseconds read outside kernel/clock, inside a text',
    path: 'src/lib/cases/planted.ts',
    text: `${server}export const planted = () => \`\${Date.now()} ms\`\n`,
    rule: 'clock',
  },
  {
    what: 'an item known by name',
    path: 'src/lib/cases/planted.ts',
    text: `${server}export const planted = (key: string) => key === 'old-age-allowance'\n`,
    rule: 'definition-key',
  },
  {
    what: 'a department known by name',
    path: 'src/app/planted/page.tsx',
    text: 'export default () => <a href="/" data-desk=\'civil-affairs\' />\n',
    rule: 'definition-key',
  },
  {
    what: 'a register known by name',
    path: 'src/lib/registry/planted.ts',
    text: `${server}export const planted = ["benefit-grants"]\n`,
    rule: 'definition-key',
  },
  {
    what: 'a role known by name',
    path: 'src/lib/cases/planted.ts',
    text: `${server}export const planted = (role: string) => role === 'clerk'\n`,
    rule: 'definition-key',
  },
  {
    what: 'a file called utils',
    path: 'src/lib/cases/utils.ts',
    text: `${server}export const planted = 1\n`,
    rule: 'file-name',
  },
  {
    what: 'a file in CamelCase',
    path: 'src/components/Planted.tsx',
    text: 'export const Planted = 1\n',
    rule: 'file-name',
  },
  { what: 'a barrel', path: 'src/components/ui/index.ts', text: "export * from './button'\n", rule: 'barrel' },
  {
    what: 'a barrel under another name',
    path: 'src/components/ui/planted.ts',
    text: "export { Button } from './button'\n",
    rule: 'barrel',
  },
  { what: 'a new engine without a place', path: 'src/lib/planted/a.ts', text: 'export const a = 1\n', rule: 'engine' },
  {
    what: 'a server action',
    path: 'src/app/planted/act.ts',
    text: "'use server'\nexport async function act() {}\n",
    rule: 'server-action',
  },
  {
    what: 'a silenced compiler',
    path: 'src/components/planted.ts',
    text: '// @ts-ignore\nexport const a = 1\n',
    rule: 'silenced',
  },
  {
    what: 'a silenced linter',
    path: 'src/components/planted.ts',
    text: '// biome-ignore lint: x\nexport const a = 1\n',
    rule: 'silenced',
  },
  { what: 'any', path: 'src/components/planted.ts', text: 'export const a = (b: any) => b\n', rule: 'any' },
  { what: 'a class', path: 'src/lib/cases/planted.ts', text: `${server}export class CaseManager {}\n`, rule: 'class' },
  {
    what: 'screens in the machine',
    path: 'src/lib/cases/planted.tsx',
    text: 'export const A = () => <p />\n',
    rule: 'no-jsx',
  },
  {
    what: 'the sign-in library outside access',
    path: 'src/lib/web/planted.ts',
    text: `${server}import { decode } from 'next-auth/jwt'\nexport const planted = decode\n`,
    rule: 'next-auth',
  },
]

describe('breaks that are planted', () => {
  it.each(planted)('$what → $rule', ({ path, text, rule, detail }) => {
    const found = violations([...files, { path, text }], house).filter((each) => each.path === path)
    expect(found.map((each) => each.rule)).toContain(rule)
    if (detail) expect(found.map((each) => each.detail)).toContain(detail)
  })

  it('does not mistake words in comments and texts for code', () => {
    const path = 'src/lib/cases/planted.ts'
    const text = `${server}// new Date() and process.env are named here, and 'clerk' too\n/* any: any */\nexport const planted = 'new Date()'\n`
    expect(violations([...files, { path, text }], house).filter((each) => each.path === path)).toEqual([])
  })

  it('an exception excuses its own file alone', () => {
    const text = `${server}export const planted = (tx: Tx) => tx.$executeRaw\`DELETE FROM draft\`\n`
    const at = (path: string) => violations([{ path, text }], house).filter((each) => each.rule === 'foreign-table')
    expect(at('src/lib/web/purge.ts')).toEqual([])
    expect(at('src/lib/web/other.ts')).toHaveLength(1)
  })
})
