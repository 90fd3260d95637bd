import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { today } from '@/lib/kernel/clock'
import { Refusal } from '@/lib/kernel/refusal'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '@/lib/registry/facts'
import { changeHead } from '@/lib/registry/households/change-head'
import { closeHousehold } from '@/lib/registry/households/close-household'
import { householdLines } from '@/lib/registry/households/household-lines'
import { householdList } from '@/lib/registry/households/household-list'
import { householdPage } from '@/lib/registry/households/household-page'
import { joinHousehold } from '@/lib/registry/households/join-household'
import { leaveHousehold } from '@/lib/registry/households/leave-household'
import { recordHousehold } from '@/lib/registry/households/record-household'
import { splitHousehold } from '@/lib/registry/households/split-household'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { ago, carryOut, someone } from './street-clerks'
import { idNumber, openOffice, person, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const unit = `${qinghe}hehua/`
let clerk: Entry
let elsewhere: Entry

beforeAll(async () => {
  await openOffice()
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
  elsewhere = await signedInStaff('clerk-b', `${wangjiang}hall/`)
})

type Member = { name: string; idNumber: string; relation: string }
const record = (members: Member[], on = ago(1000), more: object = {}) =>
  carryOut(clerk, recordHousehold, { kind: 'living', unit, on, members, ...more })
const page = async (id: string, on?: string) =>
  (await householdPage.execute({ entry: clerk, input: { id, on } })).answer
const names = async (id: string, on?: string) => (await page(id, on)).members.map(({ name }) => name)

describe('a family', () => {
  const father = someone('孙建', '1980-01-01', '001')
  const mother = someone('马兰', '1982-02-02')
  const child = someone('孙小雨', '2012-03-03')
  let home: string
  let ids: Record<string, string>

  beforeAll(async () => {
    home =
      (
        await record([
          { ...father, relation: '01' },
          { ...mother, relation: '10' },
          { ...child, relation: '30' },
        ])
      ).id ?? ''
    ids = Object.fromEntries((await page(home)).members.map(({ name, id }) => [name, id]))
  })
  const id = (name: string) => ids[name] ?? ''

  test('is recorded with its head first', async () => {
    expect(await names(home)).toEqual(['孙建', '马兰', '孙小雨'])
    expect(await names(home, ago(1001))).toEqual([])
  })

  test('has one head and everybody once', async () => {
    const [a, b] = [someone('高一', '1990-01-01'), someone('高二', '1991-01-01')]
    await expect(
      record([
        { ...a, relation: '01' },
        { ...b, relation: '01' },
      ]),
    ).rejects.toMatchObject({ code: 'invalid' })
    await expect(record([{ ...a, relation: '10' }])).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      record([
        { ...a, relation: '01' },
        { ...a, relation: '10' },
      ]),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  test('a member of one household joins another only by leaving the first', async () => {
    const alone = [{ ...child, relation: '01' }]
    await expect(record(alone, ago(10))).rejects.toMatchObject({
      problems: [{ name: 'leaves', code: 'in-other-household' }],
    })
    // The household register stands apart from where people live.
    const registered = await record(alone, ago(10), { kind: 'hukou' })
    const lines = await transaction(clerk, ({ tx }) => householdLines(tx, id('孙小雨'), today()))
    expect(lines.map(({ kind, id: at }) => [kind, at])).toEqual([
      ['hukou', registered.id],
      ['living', home],
    ])
  })

  test('the head does not leave before there is a new one; then every relation is told anew', async () => {
    const leave = { household: home, person: id('孙建'), on: ago(30), why: 'divorced' }
    await expect(carryOut(clerk, leaveHousehold, leave)).rejects.toMatchObject({ reason: 'household-head-leaves' })
    const relations = { [id('孙建')]: '10', [id('孙小雨')]: '30' }
    await carryOut(clerk, changeHead, { household: home, head: id('马兰'), relations, on: ago(30) })
    await carryOut(clerk, leaveHousehold, leave)
    expect(await names(home)).toEqual(['马兰', '孙小雨'])
    expect(await names(home, ago(31))).toEqual(['孙建', '马兰', '孙小雨'])
    const { history } = await page(home)
    expect(history.find(({ name }) => name === '孙小雨')).toMatchObject({ since: ago(1000), until: null })
  })

  test('is split, and closed when the last one leaves', async () => {
    const { id: fresh = '' } = await carryOut(clerk, splitHousehold, {
      ...{ household: home, members: [id('孙小雨')], head: id('孙小雨'), on: ago(5) },
    })
    expect(await names(fresh)).toEqual(['孙小雨'])
    expect(await names(home)).toEqual(['马兰'])
    await carryOut(clerk, leaveHousehold, { household: home, person: id('马兰'), on: ago(1), why: 'moved' })
    expect((await page(home)).to).toBe(ago(1))
    await expect(
      carryOut(clerk, closeHousehold, { household: home, on: today(), reason: '合并' }),
    ).rejects.toMatchObject({
      reason: 'household-closed',
    })
  })

  test('another street learns nothing of it, and records the same people as if they were new', async () => {
    await expect(householdPage.execute({ entry: elsewhere, input: { id: home } })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await householdList.execute({ entry: elsewhere, input: { closed: true } })).answer.households).toEqual([])
    const there = { kind: 'living', unit: `${wangjiang}gudu/`, on: ago(20), code: 'A-1' }
    const made = await carryOut(elsewhere, recordHousehold, { ...there, members: [{ ...child, relation: '01' }] })
    const lines = await transaction(elsewhere, ({ tx }) => householdLines(tx, id('孙小雨'), today()))
    expect(lines.map((line) => line.id)).toEqual([made.id])
    // Neither a number nor a person that another street has taken is refused.
    await record([{ ...someone('何安', '1970-07-07'), relation: '01' }], ago(9), { code: 'A-1' })
  })
})

test('who moves in is tied to the community and has the address from the clerk', async () => {
  const moved = someone('钱多', '1985-05-05')
  const { id: home } = await record([{ ...moved, relation: '01' }], ago(3))
  const [member] = (await page(home ?? '')).members
  const { id: place } = (
    await asOwner<{ id: string }>(
      db.superuserUrl,
      `INSERT INTO place (code, kind, unit_path, name) VALUES ('T-1', 'dwelling', '${unit}', '荷花路3号') RETURNING id`,
    )
  )[0] ?? { id: '' }
  await record([{ ...moved, relation: '01' }], ago(2), { place, leaves: 'yes' })
  const facts = await transaction(clerk, ({ tx }) => knownFacts(tx, member?.id ?? ''))
  expect(facts['person.living_address']).toMatchObject({
    value: { division: unit, detail: '荷花路3号' },
    source: 'staff',
    verified: true,
  })
  expect((await page(home ?? '')).to).toBe(ago(2))
})

test('a household joined before it began is refused', async () => {
  const { id } = await record([{ ...someone('冯一', '1990-09-09'), relation: '01' }], ago(100))
  const join = { household: id, ...someone('冯二', '1992-09-09'), relation: '10', on: ago(101) }
  await expect(carryOut(clerk, joinHousehold, join)).rejects.toMatchObject({ problems: [{ name: 'on' }] })
})

describe('whatever is done in whatever order', () => {
  type Row = { a: string; b: string; seat: string; street: string; role: string; from: string; to: string | null }
  const rowsOf = (people: readonly string[]) =>
    asOwner<Row>(
      db.superuserUrl,
      `SELECT a, b, seat, street, role, "from"::text AS "from", "to"::text AS "to" FROM bond WHERE kind = 'member' AND b IN
       (SELECT b FROM bond WHERE kind = 'member' AND a = ANY ('{${people.join()}}'))`,
    )
  const holds = (row: Row, on: string) => row.from <= on && (row.to === null || row.to > on)

  /** Said without the constraint that the database has: every day of change is looked at. */
  function assertSound(rows: readonly Row[]): void {
    const days = [...new Set(rows.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]))]
    for (const on of days) {
      const now = rows.filter((row) => holds(row, on))
      const seats = now.map(({ a, seat, street }) => `${a} ${seat} ${street}`)
      expect(new Set(seats).size, `two households of a kind on ${on}`).toBe(seats.length)
      for (const household of new Set(now.map(({ b }) => b))) {
        const heads = now.filter(({ b, role }) => b === household && role === '01')
        expect(heads.length, `heads of ${household} on ${on}`).toBe(1)
      }
    }
    for (const row of rows) {
      expect(row.to === null || row.from <= row.to).toBe(true)
      for (const on of days) {
        const states = [on < row.from, holds(row, on), row.to !== null && on >= row.to && on >= row.from]
        expect(states.filter(Boolean)).toHaveLength(1)
      }
    }
  }

  const op = fc.record({
    what: fc.constantFrom('join', 'move', 'leave', 'head', 'split', 'record'),
    who: fc.nat(4),
    other: fc.nat(4),
    home: fc.nat(5),
    relation: fc.constantFrom('01', '10', '20', '99'),
    days: fc.nat(60),
  })

  let run = 0
  const serials = ['111', '122', '133', '144', '155']

  test('histories never overlap and a household that has members has one head', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 4, maxLength: 14 }), async (ops) => {
        run += 1
        const birth = `19${60 + (run % 30)}-0${1 + (run % 9)}-${10 + (run % 18)}`
        const people = await Promise.all(
          serials.map((serial, at) =>
            person({ name: `人${run}${at}`, idNumber: idNumber(birth, serial), birth, unitPath: unit }),
          ),
        )
        const homes: string[] = []
        for (const { what, who, other, home, relation, days } of ops) {
          const [household, resident, on] = [homes[home % Math.max(1, homes.length)] ?? '', people[who], ago(days)]
          const relations = Object.fromEntries(people.map((each) => [each, relation === '01' ? '99' : relation]))
          const acts = {
            join: () => carryOut(clerk, joinHousehold, { household, resident, relation, on }),
            move: () => carryOut(clerk, joinHousehold, { household, resident, relation, on, leaves: 'yes' }),
            leave: () => carryOut(clerk, leaveHousehold, { household, person: resident, on, why: 'moved' }),
            head: () => carryOut(clerk, changeHead, { household, head: resident, relations, on }),
            split: () =>
              carryOut(clerk, splitHousehold, {
                household,
                members: [resident, people[other]],
                head: resident,
                relations,
                on,
              }),
            record: () =>
              carryOut(clerk, recordHousehold, {
                ...{ kind: 'living', unit, on, leaves: 'yes', members: [{ resident, relation: '01' }] },
              }),
          }
          try {
            const { id } = await (homes.length === 0 ? acts.record : acts[what as keyof typeof acts])()
            if (id) homes.push(id)
          } catch (problem) {
            if (!(problem instanceof Refusal)) throw problem
          }
          assertSound(await rowsOf(people))
        }
        expect(homes.length).toBeGreaterThan(0)
      }),
      { numRuns: 15 },
    )
  }, 600_000)

  test('the database itself refuses two households of a kind, and two heads, at a time', async () => {
    const [row] = await asOwner<Row>(
      db.superuserUrl,
      `SELECT a, b, role, "from"::text AS "from" FROM bond WHERE kind = 'member' AND role = '01' AND "to" IS NULL LIMIT 1`,
    )
    const insert = (a: string, role: string) =>
      asOwner(
        db.superuserUrl,
        `INSERT INTO bond (kind, a, b, role, "from", unit_path) VALUES ('member', '${a}', '${row?.b}', '${role}', '${row?.from}', '${unit}')`,
      )
    await expect(insert(row?.a ?? '', '99')).rejects.toThrow(/bond_one_household/)
    await expect(insert('00000000-0000-7000-8000-000000000001', '01')).rejects.toThrow(/bond_one_head/)
  })
})
