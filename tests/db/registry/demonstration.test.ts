import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountByMobile } from '@/lib/access/accounts'
import { newSession } from '@/lib/access/session'
import type { Actor } from '@/lib/kernel/actor'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '@/lib/registry/facts'
import { parseCitizenId } from '@/lib/registry/identifiers/citizen-id'
import { openIdNumber } from '@/lib/registry/residents'
import { runProcess, typescriptNode } from '../../../scripts/run-process'
import { testDatabase } from '../../support/database'

const db = await testDatabase({ seeded: true })
const client = new pg.Client({ connectionString: db.superuserUrl })
beforeAll(() => client.connect())
afterAll(() => client.end())

const asWorker = <T>(work: (tx: Transaction) => Promise<T>) => transaction({ as: 'worker' }, ({ tx }) => work(tx))

async function named(name: string): Promise<{ id: string; birth: string; sex: string }> {
  const { rows } = await client.query('SELECT id, birth::text, sex FROM resident WHERE name = $1', [name])
  expect(rows).toHaveLength(1)
  return rows[0]
}

async function signedIn<T>(
  mobile: string,
  work: (context: { tx: Transaction; actor: Actor }) => Promise<T>,
): Promise<T> {
  const token = await transaction({ as: 'signin' }, async ({ tx }) => {
    const account = await accountByMobile(tx, mobile)
    if (!account) throw new Error('no account has this phone')
    return (await newSession(tx, { account, channel: 'web' })).token
  })
  return transaction({ token }, work)
}

test('every number is of a county that does not exist, has its check character, and tells birth and sex', async () => {
  const { rows } = await client.query<{ id: string; idEnc: string; birth: string; sex: string }>(
    'SELECT id, id_enc AS "idEnc", birth::text, sex FROM resident',
  )
  expect(rows.length).toBeGreaterThan(240)
  for (const row of rows) {
    const read = parseCitizenId(openIdNumber(row))
    expect(read).toMatchObject({ ok: true, division: '339901', birthDate: row.birth })
    expect(read.ok && read.sex).toBe(row.sex === '1' ? 'male' : 'female')
  }
})

test('of 王秀英 the street knows what an application asks, but no bank account', async () => {
  const person = await named('王秀英')
  expect(person).toMatchObject({ birth: '1944-09-12', sex: '2' })
  const known = await asWorker((tx) => knownFacts(tx, person.id))
  expect(known['person.mobile']).toMatchObject({ value: '13800005678', source: 'self' })
  expect(known['person.hukou_division']).toMatchObject({
    value: 'yunzhou/linjiang/qinghe/qinghe-shequ/',
    verified: true,
  })
  expect(known['person.living_address']?.value).toEqual({
    division: 'yunzhou/linjiang/qinghe/qinghe-shequ/',
    detail: '柳园路12号3单元502室',
  })
  expect(known).not.toHaveProperty(['person.bank_account'])
})

test('her daughter signs in with her own phone and may act for her, nobody else may', async () => {
  const [mother, daughter] = [await named('王秀英'), await named('李敏')]
  const persons = await signedIn('13800004021', async ({ actor }) => actor.persons)
  expect([...persons].sort()).toEqual([mother.id, daughter.id].sort())
  expect(await signedIn('13800005678', async ({ actor }) => actor.persons)).toEqual([mother.id])
})

test('a resident reads the own facts only', async () => {
  const [own, other] = [await named('赵建国'), await named('孙强')]
  const [mine, theirs] = await signedIn('13800004103', async ({ tx }) => [
    await knownFacts(tx, own.id),
    await knownFacts(tx, other.id),
  ])
  expect(mine['disability.category']).toMatchObject({ value: '4', verified: true })
  expect(mine['relief.kind']?.value).toBe('L01')
  expect(theirs).toEqual({})
})

test('a newcomer lives here and is registered elsewhere', async () => {
  const person = await named('阿不都·买买提')
  const known = await asWorker((tx) => knownFacts(tx, person.id))
  expect(known['person.hukou_division']?.value).toMatch(/^\d{6}$/)
  const { rows } = await client.query('SELECT kind FROM tie WHERE resident = $1', [person.id])
  expect(rows).toEqual([{ kind: 'living' }])
})

test('everybody belongs to one household and has at most one mobile number to be found by', async () => {
  const { rows } = await client.query(`
    SELECT r.id FROM resident r LEFT JOIN bond b ON b.a = r.id AND b.kind = 'member'
    LEFT JOIN household h ON h.id = b.b GROUP BY r.id HAVING count(h.id) <> 1`)
  expect(rows).toEqual([])
  const shared = await client.query(`
    SELECT value FROM lookup WHERE field = 'phone' GROUP BY value HAVING count(DISTINCT subject) > 1`)
  expect(shared.rows).toEqual([])
})

test('a second run of the seed changes nothing', { timeout: 180_000 }, async () => {
  const count = async () => {
    const { rows } = await client.query(`
      SELECT (SELECT count(*) FROM resident) AS people, (SELECT count(*) FROM fact) AS facts, (SELECT count(*) FROM account) AS accounts,
        (SELECT count(*) FROM post) AS posts, (SELECT count(*) FROM mandate) AS mandates, (SELECT count(*) FROM definition_version) AS versions`)
    return rows[0]
  }
  const before = await count()
  const { code, output } = await runProcess([process.execPath, ...typescriptNode, 'prisma/seed.ts'], {
    env: process.env,
  })
  expect(output).toContain('新发布 0 份')
  expect(code).toBe(0)
  expect(await count()).toEqual(before)
})
