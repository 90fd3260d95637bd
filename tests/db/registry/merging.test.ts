import '@/lib/web/register'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/kernel/ids'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { addPerson } from '@/lib/registry/add-person'
import { knownFacts } from '@/lib/registry/facts'
import { findPerson } from '@/lib/registry/find-person'
import { markNotDuplicate } from '@/lib/registry/merging/mark-not-duplicate'
import { mergeCard } from '@/lib/registry/merging/merge-card'
import { mergePeople } from '@/lib/registry/merging/merge-people'
import { numberVariants } from '@/lib/registry/merging/number-variants'
import { pairCard } from '@/lib/registry/merging/pair-card'
import { qualityPairs } from '@/lib/registry/merging/quality-pairs'
import { sweepDuplicates } from '@/lib/registry/merging/sweep-duplicates'
import { undoMerge } from '@/lib/registry/merging/undo-merge'
import { personCard } from '@/lib/registry/person-card'
import { findOrAddResident, residentByNumber } from '@/lib/registry/residents'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { answerOf, belongings, dump, freshNumber, hehua, householdWith, somebody, tell } from './steward-ground'
import { idNumber, openOffice, person, qinghe, signedInResident, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const gudu = `${wangjiang}gudu/`
const reason = '身份证原件核对，是同一人'
let steward: Entry
let neighbour: Entry
let district: Entry
let clerk: Entry
let mobile = 13_900_002_000

beforeAll(async () => {
  await openOffice()
  steward = await signedInStaff('steward-a', `${qinghe}management/`, 'data-steward')
  neighbour = await signedInStaff('steward-b', `${wangjiang}management/`, 'data-steward')
  district = await signedInStaff('steward-c', 'yunzhou/linjiang/civil-affairs/', 'data-steward')
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
})

const merge = async (entry: Entry, winner: string, loser: string) =>
  (await mergePeople.execute({ entry, input: { winner, loser, reason } })).data as { merge: string }
const undo = (entry: Entry, id: string) =>
  undoMerge.execute({ entry, input: { merge: id, reason: '弄错了，是两个人' } })
const known = (entry: Entry, subject: string) => transaction(entry, ({ tx }) => knownFacts(tx, subject))

async function bound(resident: string): Promise<Entry> {
  mobile += 1
  return signedInResident(String(mobile), resident)
}

const alsoAtGudu = (resident: string) =>
  asOwner(
    db.superuserUrl,
    `INSERT INTO tie (resident, unit_path, kind, "from") VALUES ($1, $2, 'living', '2024-01-01')`,
    [...[resident, gudu]],
  )

const elements = ['person.hukou_division', 'person.mobile', 'person.education', 'person.living_address'] as const
const draw = fc.record({
  whose: fc.constantFrom('winner', 'loser'),
  element: fc.constantFrom(...elements),
  source: fc.constantFrom('population-register', 'id-card', 'self', 'staff', 'case:QH-1'),
  value: fc.constantFrom('13600000001', '13600000002', '丙'),
  unitPath: fc.constantFrom(hehua, qinghe, gudu),
  until: fc.constantFrom(null, '2020-01-01'),
})
const both: ('winner' | 'loser')[] = ['winner', 'loser']
const plot = fc.record({
  facts: fc.array(draw, { maxLength: 10 }),
  abroad: fc.subarray(both),
  /** Who has a household of their own; a loser without one may live in the winner's. */
  housed: fc.subarray(both),
  together: fc.boolean(),
  accounts: fc.subarray(both),
  has: fc.subarray(both),
  /** A guardian, a phone to be reached by, and a further tie under another spelling of the name. */
  more: fc.subarray(both),
  between: fc.constantFrom('nothing', 'mandate', 'pair', 'both'),
  /** Somebody had been merged into the loser before. */
  chained: fc.boolean(),
})
type Plot = typeof plot extends fc.Arbitrary<infer Value> ? Value : never
type Sides = Record<(typeof both)[number], string>

const write = (sql: string, values: unknown[]) => asOwner(db.superuserUrl, sql, values)

/** Everything that hangs on a person beside facts: what the rehearsal wants them to have. */
async function furnish(sides: Sides, { abroad, housed, together, accounts, has, more, between }: Plot): Promise<void> {
  for (const side of abroad) await alsoAtGudu(sides[side])
  for (const side of housed) {
    const home = await householdWith(db.superuserUrl, sides[side])
    if (side !== 'winner' || !together || housed.includes('loser')) continue
    const member = `INSERT INTO bond (kind, a, b, role, "from", unit_path) VALUES ('member', $1, $2, '10', '2021-01-01', $3)`
    await write(member, [sides.loser, home, hehua])
  }
  for (const side of accounts) await bound(sides[side])
  for (const side of has) await belongings(db.superuserUrl, sides[side])
  for (const side of more) {
    const guardian = `INSERT INTO bond (kind, a, b, role, "from", unit_path) VALUES ('guardian', $1, $2, 'court', '2024-01-01', $3)`
    await write(guardian, [sides[side], newId(), hehua])
    const contact = `INSERT INTO contact (subject, kind, value_enc, value_mac, unit_path) VALUES ($1, 'mobile', 'x', 'x', $2)`
    await write(contact, [sides[side], hehua])
    const tie = `INSERT INTO tie (resident, unit_path, kind, "from", said) VALUES ($1, $2, 'living', $3, '某仁')`
    await write(tie, [sides[side], `${qinghe}xinyuan/`, side === 'winner' ? '2020-01-01' : '2021-01-01'])
  }
  if (between === 'mandate' || between === 'both') {
    const mandate = `INSERT INTO mandate (principal, agent, services, "from", unit_path) VALUES ($1, $2, '{}', '2026-01-01', $3)`
    await write(mandate, [sides.winner, sides.loser, hehua])
    await write(mandate, [sides.loser, newId(), hehua])
  }
  if (between === 'pair' || between === 'both') {
    const pair = `INSERT INTO duplicate (a, b, unit_path, why) VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, 'number')`
    await write(pair, [sides.winner, sides.loser, qinghe])
  }
}

describe('merge and undo', () => {
  test('merging and undoing is the identity: every row of every table is what it was', {
    timeout: 900_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(plot, async (drawn) => {
        const sides = { winner: await somebody({ phone: '13500000001' }), loser: await somebody({ name: '某人人' }) }
        for (const { whose, ...fact } of drawn.facts) await tell([{ ...fact, subject: sides[whose] }])
        await furnish(sides, drawn)
        if (drawn.chained) await merge(steward, sides.loser, await somebody({ phone: '13500000003' }))
        const before = await dump(db.superuserUrl)
        const { merge: id } = await merge(steward, sides.winner, sides.loser)
        expect(await dump(db.superuserUrl)).not.toEqual(before)
        await undo(steward, id)
        expect(await dump(db.superuserUrl)).toEqual(before)
      }),
      { numRuns: process.env.FULL === '1' ? 100 : 12 },
    )
  })

  test('the winner is found by everything the loser was found by, and has what was theirs', async () => {
    const numbers = [freshNumber('1961-02-03'), freshNumber('1961-02-04')] as const
    const winner = await somebody({ name: '许大同', birth: '1961-02-03', idNumber: numbers[0] })
    const loser = await somebody({ name: '许大桐', birth: '1961-02-04', idNumber: numbers[1], phone: '13500000077' })
    await tell([{ subject: loser, element: 'person.education', source: 'self', value: '20', unitPath: hehua }])
    await belongings(db.superuserUrl, loser)
    const account = await bound(loser)
    await merge(steward, winner, loser)
    const { data } = await findPerson.execute({ entry: clerk, input: { q: numbers[1] } })
    expect((data as { results: { id: string; name: string }[] }).results).toMatchObject([
      { id: winner, name: '许大同' },
    ])
    expect(await transaction(clerk, ({ tx }) => residentByNumber(tx, numbers[1]))).toBe(winner)
    expect(await known(clerk, winner)).toMatchObject({
      'person.mobile': { value: '13500000077' },
      'person.education': { value: '20' },
    })
    expect(await known(clerk, loser)).toEqual({})
    // Their own account stands for the one person now, and reads what was told about either.
    expect(await transaction(account, async ({ actor }) => actor.resident)).toBe(winner)
    expect(await known(account, winner)).toMatchObject({ 'person.education': { value: '20' } })
    const seen = await transaction(account, ({ tx }) => tx.case.count())
    expect(seen).toBe(1)
  })

  test('adding the number of somebody who was merged finds the one who stands for them', async () => {
    const number = freshNumber('1962-02-03')
    const winner = await somebody({ name: '孟非' })
    const loser = await somebody({ name: '孟飞', birth: '1962-02-03', idNumber: number })
    const { merge: id } = await merge(steward, winner, loser)
    const add = () => addPerson.execute({ entry: clerk, input: { idNumber: number, name: '孟飞', confirmed: 'yes' } })
    expect((await add()).data).toMatchObject({ id: winner })
    await undo(steward, id)
    expect((await add()).data).toMatchObject({ id: loser })
  })

  test('what is told after a merge stays with the winner when it is undone', async () => {
    const [winner, loser] = [await somebody(), await somebody()]
    const fact = { element: 'person.education', source: 'self', unitPath: hehua }
    await tell([{ ...fact, subject: loser, value: '20' }])
    const { merge: id } = await merge(steward, winner, loser)
    await tell([{ ...fact, subject: winner, value: '40' }])
    await undo(steward, id)
    expect(await known(clerk, winner)).toMatchObject({ 'person.education': { value: '40' } })
    expect(await known(clerk, loser)).toMatchObject({ 'person.education': { value: '20' } })
  })

  test('both histories stay readable, and merges are undone in the order in which they hang together', async () => {
    const [first, second, third] = [await somebody(), await somebody(), await somebody()]
    await tell([{ subject: first, element: 'person.education', source: 'self', value: '20', unitPath: hehua }])
    const inner = (await merge(steward, second, first)).merge
    const outer = (await merge(steward, third, second)).merge
    expect(await known(clerk, third)).toMatchObject({ 'person.education': { value: '20' } })
    const { answer } = await mergeCard.execute({ entry: steward, input: { merge: inner } })
    expect(answer.loser.history.map(({ label }) => label)).toContain('文化程度')
    expect(await answerOf(merge(steward, third, first))).toBe('conflict merged-already')
    expect(await answerOf(undo(steward, inner))).toBe('conflict merged-further')
    await undo(steward, outer)
    await undo(steward, inner)
    expect(await answerOf(undo(steward, inner))).toBe('conflict merge-undone')
    expect(await known(clerk, first)).toMatchObject({ 'person.education': { value: '20' } })
  })

  test('balances go over by postings and come back the same way', async () => {
    const [winner, loser] = [await somebody(), await somebody()]
    const post = (holder: string, amount: number) =>
      transaction({ as: 'worker' }, ({ tx }) => {
        const told = [
          { id: newId(), register: 'x', holder, unit: qinghe, arose: hehua, amount, on: '2026-11-01', floor: 0 },
        ]
        return tx.$executeRaw`SELECT registry_post(${JSON.stringify(told)}::jsonb)`
      })
    await post(winner, 30)
    await post(loser, 60)
    const totals = () =>
      asOwner(db.superuserUrl, 'SELECT holder, total::int FROM balance WHERE holder = ANY ($1) ORDER BY total', [
        [winner, loser],
      ])
    const before = await totals()
    const { merge: id } = await merge(steward, winner, loser)
    expect(await totals()).toEqual([
      { holder: loser, total: 0 },
      { holder: winner, total: 90 },
    ])
    await undo(steward, id)
    expect(await totals()).toEqual(before)
    const again = await merge(steward, winner, loser)
    await post(winner, -80)
    expect(await answerOf(undo(steward, again.merge))).toBe('conflict balance-low')
  })

  test('sent twice it happens once; a merge asks for a reason and for two people', async () => {
    const [winner, loser] = [await somebody(), await somebody()]
    const input = { winner, loser, reason }
    const key = 'the-same-key'
    const [one, two] = [
      await mergePeople.execute({ entry: steward, input, key }),
      await mergePeople.execute({ entry: steward, input, key }),
    ]
    expect(two).toEqual(one)
    expect(await answerOf(mergePeople.execute({ entry: steward, input: { ...input, reason: '短' } }))).toContain(
      'invalid',
    )
    expect(await answerOf(mergePeople.execute({ entry: steward, input: { ...input, loser: winner } }))).toContain(
      'invalid',
    )
  })
})

type Two = { id: string }

describe('people tied to several streets', () => {
  async function acrossStreets() {
    const [winner, loser] = [await somebody({ name: '两街人' }), await somebody({ name: '两街人' })]
    await person({ name: '另一人', birth: '1950-01-01', idNumber: freshNumber('1950-01-01'), unitPath: gudu })
    await alsoAtGudu(loser)
    const told = { subject: loser, element: 'person.education', source: 'self' }
    await tell([
      { ...told, value: '20', unitPath: hehua },
      { ...told, value: '40', unitPath: gudu },
    ])
    return { winner, loser }
  }

  test('a street merges its own and touches nothing of another; to itself it looks the same', async () => {
    const { winner, loser } = await acrossStreets()
    const inside = [await somebody({ name: '一街人' }), await somebody({ name: '一街人' })] as const
    const abroad = await asOwner(db.superuserUrl, 'SELECT * FROM tie WHERE starts_with(unit_path, $1) ORDER BY id', [
      wangjiang,
    ])
    const shape = (data: unknown) => Object.keys(data as object)
    const [there, here] = [await merge(steward, winner, loser), await merge(steward, ...inside)]
    expect(shape(there)).toEqual(shape(here))
    const seenAs = async (id: string) => {
      const { answer } = await mergeCard.execute({ entry: steward, input: { merge: id } })
      return { ...answer, id: '', at: '', winner: '', loser: '' }
    }
    expect(await seenAs(there.merge)).toEqual(await seenAs(here.merge))
    expect(
      await asOwner(db.superuserUrl, 'SELECT * FROM tie WHERE starts_with(unit_path, $1) ORDER BY id', [wangjiang]),
    ).toEqual(abroad)
    expect(await known(neighbour, loser)).toMatchObject({ 'person.education': { value: '40' } })
    expect(await known(neighbour, winner)).toEqual({})
    const merged = await asOwner<{ id: string }>(
      db.superuserUrl,
      'SELECT id FROM resident WHERE merged_into IS NOT NULL AND id = ANY ($1)',
      [[loser, inside[1]]],
    )
    expect(merged.map(({ id }) => id)).toEqual([inside[1]])
  })

  test('the steward above finds the pair and merges the record itself; the neighbour sees one person then', async () => {
    const { winner, loser } = await acrossStreets()
    await merge(steward, winner, loser)
    const list = async (entry: Entry, after?: string): Promise<{ id: string; why: string; one: Two; other: Two }[]> => {
      const { rows, next } = (await qualityPairs.execute({ entry, input: { after } })).answer
      return next ? [...rows, ...(await list(entry, next))] : rows
    }
    const pair = (await list(district)).find(
      ({ one, other }) => [one.id, other.id].sort().join() === [winner, loser].sort().join(),
    )
    expect(pair).toMatchObject({ why: 'merged-below' })
    for (const entry of [steward, neighbour]) expect((await list(entry)).map(({ id }) => id)).not.toContain(pair?.id)
    const before = await dump(db.superuserUrl)
    const { merge: id } = await merge(district, winner, loser)
    expect(await known(neighbour, loser)).toEqual({})
    expect(await known(neighbour, winner)).toMatchObject({ 'person.education': { value: '40' } })
    expect(await known(steward, winner)).toMatchObject({ 'person.education': { value: '20' } })
    await undo(district, id)
    expect(await dump(db.superuserUrl)).toEqual(before)
  })

  test('the number of the loser finds the winner in the street that merged, and the loser elsewhere', async () => {
    const number = freshNumber('1955-03-04')
    const [winner, loser] = [await somebody(), await somebody({ birth: '1955-03-04', idNumber: number })]
    await alsoAtGudu(loser)
    await merge(steward, winner, loser)
    const add = (unitPath: string) =>
      transaction({ as: 'worker' }, ({ tx }) =>
        findOrAddResident(tx, { idKind: 'citizen-id', idNumber: number, name: '某人', unitPath, tieKind: 'counter' }),
      )
    expect(await add(hehua)).toBe(winner)
    expect(await add(gudu)).toBe(loser)
  })

  test('a stranger cannot be merged, and is not told apart from somebody who does not exist', async () => {
    const here = await somebody()
    const abroad = await somebody({ unitPath: gudu })
    const nobody = '00000000-0000-4000-8000-000000000000'
    expect(await answerOf(merge(steward, here, abroad))).toBe('not-found not-found')
    expect(await answerOf(merge(steward, here, nobody))).toBe('not-found not-found')
    expect(await answerOf(merge(clerk, here, here))).toBe('not-allowed not-allowed')
  })
})

describe('who looks alike', () => {
  const pairsOf = async (resident: string) =>
    asOwner<{ a: string; b: string; why: string; unit_path: string }>(
      db.superuserUrl,
      'SELECT a, b, why, unit_path FROM duplicate WHERE a = $1 OR b = $1 ORDER BY why',
      [resident],
    )
  const sweepAll = async () => {
    while (await sweepDuplicates(0));
  }

  test('one wrong digit, two neighbours swapped: each variant has its own check character', () => {
    const number = idNumber('1980-01-02', '104')
    const variants = numberVariants(number)
    expect(variants).toContain(idNumber('1980-01-02', '105'))
    expect(variants).toContain(idNumber('1980-01-02', '014'))
    expect(variants).not.toContain(number)
    expect(new Set(variants.map((each) => each.length))).toEqual(new Set([18]))
    expect(numberVariants('H1234567')).toEqual([])
  })

  test('finds slips of the pen and the same name with phone or tail, in one street only', async () => {
    const born = { name: '钱多多', birth: '1981-03-04' }
    const one = await somebody({ ...born, idNumber: idNumber('1981-03-04', '902') })
    const slip = await somebody({ ...born, name: '钱朵朵', idNumber: idNumber('1981-03-04', '912') })
    const twin = await somebody({
      name: '金不换',
      birth: '1944-01-01',
      phone: '13700000123',
      idNumber: idNumber('1944-01-01', '302'),
    })
    const again = await somebody({
      name: '金不换',
      birth: '1944-01-01',
      phone: '13700000123',
      idNumber: idNumber('1944-01-01', '568'),
    })
    const stranger = await somebody({ ...born, name: '何其平', idNumber: idNumber('1981-03-04', '932') })
    const elsewhere = await somebody({ ...born, unitPath: gudu, idNumber: idNumber('1981-03-04', '922') })
    await sweepAll()
    expect(await pairsOf(slip)).toMatchObject([{ why: 'number', unit_path: qinghe }])
    expect([(await pairsOf(slip))[0]?.a, (await pairsOf(slip))[0]?.b].sort()).toEqual([one, slip].sort())
    expect(await pairsOf(twin)).toMatchObject([{ why: 'name-phone' }])
    expect(await pairsOf(again)).toHaveLength(1)
    expect(await pairsOf(elsewhere)).toEqual([])
    expect(await pairsOf(stranger)).toEqual([])
  })

  test('fifteen and eighteen digits are one number and one person', async () => {
    const short = '339901780203456'
    const add = async (number: string) =>
      (await addPerson.execute({ entry: clerk, input: { idNumber: number, name: '老本子' } })).data
    const first = await add(short)
    expect(await add(idNumber('1978-02-03', '456'))).toEqual(first)
  })

  test('a pair that was decided is not found again, and merging closes it', async () => {
    const born = { name: '白云飞', birth: '1982-03-04' }
    const [one, other] = [
      await somebody({ ...born, idNumber: idNumber('1982-03-04', '702') }),
      await somebody({ ...born, idNumber: idNumber('1982-03-04', '712') }),
    ]
    await sweepAll()
    const mine = async (after?: string): Promise<{ id: string } | undefined> => {
      const { rows, next } = (await qualityPairs.execute({ entry: steward, input: { after } })).answer
      const found = rows.find((row) => [row.one.id, row.other.id].includes(one))
      return found ?? (next ? mine(next) : undefined)
    }
    const pair = await mine()
    const { answer } = await pairCard.execute({ entry: steward, input: { pair: pair?.id ?? '' } })
    expect(answer.lines.find(({ element }) => element === 'person.name')).toMatchObject({ same: true })
    expect(answer.lines.find(({ element }) => element === 'person.identity_number')).toMatchObject({ same: false })
    const { merge: id } = await merge(steward, one, other)
    expect(await mine()).toBeUndefined()
    await undo(steward, id)
    const input = { duplicate: pair?.id, reason: '是一对双胞胎' }
    await markNotDuplicate.execute({ entry: steward, input })
    expect(await answerOf(markNotDuplicate.execute({ entry: steward, input }))).toBe('conflict pair-decided')
    await asOwner(db.superuserUrl, 'DELETE FROM sweep_mark')
    await sweepAll()
    expect(await mine()).toBeUndefined()
  })

  test('the search rows hold no plain number, and the person can see who looked', async () => {
    const born = { name: '黑土地', birth: '1983-03-04' }
    const [one] = [
      await somebody({ ...born, idNumber: idNumber('1983-03-04', '702') }),
      await somebody({ ...born, idNumber: idNumber('1983-03-04', '712') }),
    ]
    await sweepAll()
    const [pair] = await asOwner<{ id: string }>(db.superuserUrl, 'SELECT id FROM duplicate WHERE a = $1 OR b = $1', [
      one,
    ])
    await pairCard.execute({ entry: steward, input: { pair: pair?.id ?? '' } })
    const looks = await asOwner(db.superuserUrl, `SELECT 1 FROM audit WHERE subject = $1 AND command = 'person-card'`, [
      one,
    ])
    expect(looks).toHaveLength(1)
    expect(await answerOf(personCard.execute({ entry: clerk, input: { id: one ?? '' } }))).toBe('done')
    expect(await answerOf(personCard.execute({ entry: neighbour, input: { id: one ?? '' } }))).toContain('not-found')
  })
})
