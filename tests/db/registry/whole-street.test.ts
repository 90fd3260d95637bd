import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newSession } from '@/lib/access/session'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { findPerson } from '@/lib/registry/find-person'
import { parseCreditCode } from '@/lib/registry/identifiers/credit-code'
import { personCard } from '@/lib/registry/person-card'
import { openIdNumber } from '@/lib/registry/residents'
import { everybody, furtherHouseholds } from '../../../prisma/demonstration/everybody'
import type { InventedPerson } from '../../../prisma/demonstration/person'
import { writeOrganisations } from '../../../prisma/demonstration/write-organisations'
import { writePeople } from '../../../prisma/demonstration/write-people'
import { scanBytes } from '../../scan/scan'
import { testDatabase } from '../../support/database'
import { asOwner, member } from '../access/street'
import { openOffice, qinghe, wangjiang } from './two-streets'

const size = 700
const db = await testDatabase()
const client = new pg.Client({ connectionString: db.superuserUrl })
const households = [...furtherHouseholds(size)]
const people = households.flatMap(({ members }) => members)
const { named, invented } = everybody()
const core = [...named, ...invented].flatMap(({ members }) => members)

async function rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query<Row>(sql, values)).rows
}

async function clerkAt(account: string): Promise<Entry> {
  return transaction({ as: 'signin' }, async ({ tx }) => {
    const made = await newSession(tx, { account: { id: account, kind: 'staff' }, channel: 'counter' })
    return { token: made.token }
  })
}

let [here, there]: [Entry, Entry] = [{ as: 'public' }, { as: 'public' }]
let added = 0
let organisations = 0

beforeAll(async () => {
  await client.connect()
  await openOffice()
  const accounts = [
    await member({ username: 'chenjing', unit: `${qinghe}hall/`, role: 'clerk' }),
    await member({ username: 'wj-linna', unit: `${wangjiang}hall/`, role: 'clerk' }),
  ]
  added = await writePeople(size)
  organisations = await writeOrganisations()
  ;[here, there] = [await clerkAt(accounts[0] ?? ''), await clerkAt(accounts[1] ?? '')]
}, 300_000)
afterAll(() => client.end())

test('everybody is written, each with a number that opens', async () => {
  expect(added).toBe(people.length + core.length)
  const residents = await rows<{ id: string; idEnc: string; name: string }>(
    'SELECT id, id_enc AS "idEnc", name FROM resident',
  )
  const twins = households.flatMap(({ twin }) => twin ?? [])
  expect(residents.map(openIdNumber).sort()).toEqual(
    [...people, ...twins, ...core].map(({ idNumber }) => idNumber).sort(),
  )
})

test('organisations have codes that were never given, a representative, somebody who acts for them, and a number to call', async () => {
  const written = await rows<{ code: string; represented: number; acting: number; contacts: number; kind: string }>(`
    SELECT o.code, o.kind, (SELECT count(*)::int FROM bond b WHERE b.b = o.id AND b.kind = 'represents') AS represented,
      (SELECT count(*)::int FROM bond b WHERE b.b = o.id AND b.kind = 'acts_for' AND b.services = '{*}' AND b."to" > current_date) AS acting,
      (SELECT count(*)::int FROM contact c WHERE c.subject = o.id) AS contacts FROM organisation o`)
  expect(written.length).toBe(organisations)
  for (const { code, kind, represented, acting, contacts } of written) {
    expect(parseCreditCode(code)).toMatchObject({ ok: true, division: '339901' })
    expect([represented, contacts > 0, acting]).toEqual([1, true, kind === 'self-employed' ? 0 : 1])
  }
  expect(await writeOrganisations()).toBe(0)
})

describe('the rows', () => {
  test('stand in one household of each kind at a time, with one head', async () => {
    const overlapping = await rows(`
      SELECT 1 FROM bond x JOIN bond y ON y.a = x.a AND y.id > x.id AND y.kind = 'member'
      JOIN household hx ON hx.id = x.b JOIN household hy ON hy.id = y.b AND hy.kind = hx.kind
      WHERE x.kind = 'member' AND daterange(x."from", x."to", '[)') && daterange(y."from", y."to", '[)')`)
    expect(overlapping).toEqual([])
    const heads = await rows(`
      SELECT 1 FROM bond x JOIN bond y ON y.b = x.b AND y.id > x.id AND y.kind = 'member' AND y.role = '01'
      WHERE x.kind = 'member' AND x.role = '01' AND daterange(x."from", x."to", '[)') && daterange(y."from", y."to", '[)')`)
    expect(heads).toEqual([])
  })

  test('refer to what is there', async () => {
    const [lost] = await rows(`
      SELECT (SELECT count(*)::int FROM bond b WHERE NOT EXISTS (SELECT FROM resident r WHERE r.id = b.a)) AS persons,
        (SELECT count(*)::int FROM bond b WHERE b.kind = 'member' AND NOT EXISTS (SELECT FROM household h WHERE h.id = b.b)) AS households,
        (SELECT count(*)::int FROM bond b WHERE b.kind IN ('tenant', 'landlord') AND NOT EXISTS (SELECT FROM place p WHERE p.id = b.b)) AS places,
        (SELECT count(*)::int FROM entry e WHERE NOT EXISTS (SELECT FROM entry_event v WHERE v.entry = e.id AND v.verb = 'open')) AS entries,
        (SELECT count(*)::int FROM resident r WHERE NOT EXISTS (SELECT FROM tie t WHERE t.resident = r.id)) AS ties`)
    expect(lost).toEqual({ persons: 0, households: 0, places: 0, entries: 0, ties: 0 })
  })

  test('hold facts that are stale, contested and unverified, from several sources', async () => {
    const [facts] = await rows<Record<string, number>>(`
      SELECT count(*) FILTER (WHERE n.stale_on < app_today())::int AS stale, count(n.contested_by)::int AS contested,
        count(*) FILTER (WHERE f.verified_by IS NULL)::int AS unverified, count(DISTINCT f.source)::int AS sources,
        count(DISTINCT f.at)::int AS days FROM fact_now n JOIN fact f ON f.id = n.fact`)
    expect(facts?.stale).toBeGreaterThan(50)
    expect(facts?.contested).toBeGreaterThan(5)
    expect(facts?.unverified).toBeGreaterThan(500)
    expect(facts?.sources).toBe(4)
    expect(facts?.days).toBeGreaterThan(100)
  })
})

describe('a clerk', () => {
  const withPhone = ({ mobile, left, died }: InventedPerson) =>
    Boolean(mobile) && left === undefined && died === undefined
  const ours = households.filter(({ community }) => community.startsWith(qinghe)).flatMap(({ members }) => members)
  const theirs = households.filter(({ community }) => community.startsWith(wangjiang)).flatMap(({ members }) => members)

  test('finds somebody by number, phone, tail, name, part of it and initials, and opens the page', async () => {
    const person = ours.find(
      (each) => withPhone(each) && /^[\u4e00-\u9fa5]{3}$/.test(each.name) && each.idKind === 'citizen-id',
    )
    if (!person?.mobile) throw new Error('nobody to look for')
    const [id] = await rows<{ id: string }>('SELECT subject AS id FROM lookup WHERE field = $1 AND value = $2', [
      'name',
      person.name,
    ])
    for (const q of [
      person.idNumber,
      person.idNumber.slice(-6),
      person.mobile,
      person.mobile.slice(-5),
      person.name,
      person.name.slice(0, 2),
    ]) {
      const { data } = await findPerson.execute({ entry: here, input: { q } })
      const results = (data?.results ?? []) as { name: string }[]
      expect(results.map(({ name }) => name)).toContain(person.name)
    }
    const { answer } = await personCard.execute({ entry: here, input: { id: id?.id ?? '' } })
    expect(answer.facts.length).toBeGreaterThan(5)
  })

  test('finds nobody of the other street', async () => {
    const strangers = theirs.filter(({ hukou }) => !hukou.startsWith(qinghe)).slice(0, 10)
    expect(strangers.length).toBe(10)
    for (const { idNumber } of strangers) {
      const [mine, known] = await Promise.all(
        [here, there].map((entry) => findPerson.execute({ entry, input: { q: idNumber } })),
      )
      expect(mine?.data?.results).toEqual([])
      expect(known?.data?.results).toHaveLength(1)
    }
  })
})

test('no number of anybody stands readable in any table', async () => {
  const facts = people.flatMap((each) => each.facts)
  const told = facts.flatMap(({ value }) =>
    typeof value === 'string' ? value : String((value as { number?: unknown } | null)?.number ?? ''),
  )
  const long = told.filter((text) => /^\d{11,}[\dX]*$/.test(text))
  const numbers = new Set(
    [...people, ...core].flatMap(({ idNumber, mobile }) => [idNumber, ...(mobile ? [mobile] : [])]).concat(long),
  )
  expect(numbers.size).toBeGreaterThan(1500)
  const tables = await asOwner<{ name: string }>(
    db.superuserUrl,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  )
  for (const { name } of tables) {
    const lines = await rows<{ line: string }>(`SELECT t::text AS line FROM ${client.escapeIdentifier(name)} t`)
    expect(scanBytes(Buffer.from(lines.map(({ line }) => line).join('\n')), name, numbers)).toEqual([])
  }
}, 120_000)
