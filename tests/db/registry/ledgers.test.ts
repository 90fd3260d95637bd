import { beforeAll, describe, expect, test } from 'vitest'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { addEntry } from '@/lib/registry/ledgers/add-entry'
import { confirmEntry } from '@/lib/registry/ledgers/confirm-entry'
import { correctEntry } from '@/lib/registry/ledgers/correct-entry'
import { endEntry } from '@/lib/registry/ledgers/end-entry'
import { findEntries } from '@/lib/registry/ledgers/find-entries'
import { ledgerEntry } from '@/lib/registry/ledgers/ledger-entry'
import { ledgerIndex } from '@/lib/registry/ledgers/ledger-index'
import { ledgerPage } from '@/lib/registry/ledgers/ledger-page'
import { moveEntry } from '@/lib/registry/ledgers/move-entry'
import { openLedger } from '@/lib/registry/ledgers/open-ledger'
import { undoEntries } from '@/lib/registry/ledgers/undo-entries'
import { unmaskEntry } from '@/lib/registry/ledgers/unmask-entry'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { addAs, benches, idsOf, publishRegister, registerOf } from './ledger-ground'
import { everything, idNumber, openOffice, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const hehua = `${qinghe}hehua/`
const keeper = { name: '赵长椅', id: idNumber('1966-03-04'), phone: '13800007788' }
const key = 'benches'

let clerk: Entry
let elsewhere: Entry
let worker: Entry
let reviewer: Entry

beforeAll(async () => {
  await openOffice()
  await publishRegister(benches)
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
  elsewhere = await signedInStaff('clerk-b', `${wangjiang}hall/`)
  worker = await signedInStaff('worker-a', `${hehua}station/`, 'community-worker')
  reviewer = await signedInStaff('reviewer-a', `${qinghe}relief/`, 'reviewer')
})

const page = async (entry: Entry, input: object = {}) =>
  (await ledgerPage.execute({ entry, input: { key, ...input } })).answer
const numbers = async (entry: Entry, input: object = {}) => (await page(entry, input)).rows.map((row) => row.cells[0])
const detail = async (entry: Entry, id: string) => (await ledgerEntry.execute({ entry, input: { key, id } })).answer
const bench = (number: string, more: object = {}) => ({ input: { number, seats: '3', ...more } })
const audits = (command: string) =>
  asOwner<{ subject: string; detail: Record<string, unknown>; reason: string | null }>(
    db.superuserUrl,
    `SELECT subject, detail, reason FROM audit WHERE command = '${command}' AND outcome = 'done' ORDER BY seq DESC`,
  )

describe('a ledger that is only JSON', () => {
  test('has a form whose problems come all at once, with what was right not written', async () => {
    const input = { register: key, unit: qinghe, entry: { seats: '99', keeper: { name: '', id: '123' } } }
    const refusal = await addEntry.execute({ entry: clerk, input }).catch((problem) => problem)
    expect(refusal).toMatchObject({ code: 'invalid' })
    const named = refusal.problems.map(({ name }: { name: string }) => name)
    expect(named).toEqual(
      expect.arrayContaining(['entry.number', 'entry.seats', 'entry.keeper.name', 'entry.keeper.id']),
    )
    expect(await numbers(clerk, { filter: { state: 'all' } })).toEqual([])
  })

  test('adds, lists, sorts and filters, and pages by key', async () => {
    const rows = ['B-01', 'B-02', 'B-03'].map((number, at) =>
      bench(number, { kind: `0${(at % 2) + 1}`, seats: String(12 - at), price: `${at + 1}00.50` }),
    )
    const ids = idsOf(await addAs(clerk, { key, unitPath: qinghe }, rows))
    expect(ids).toHaveLength(3)
    expect(await numbers(clerk)).toEqual(['B-03', 'B-02', 'B-01'])
    expect(await numbers(clerk, { filter: { sort: 'seats' } })).toEqual(['B-03', 'B-02', 'B-01'])
    expect(await numbers(clerk, { filter: { sort: '-seats' } })).toEqual(['B-01', 'B-02', 'B-03'])
    expect(await numbers(clerk, { filter: { sort: '-seats' }, after: ids[1] })).toEqual(['B-03'])
    expect(await numbers(clerk, { after: ids[1] })).toEqual(['B-01'])
    expect(await numbers(clerk, { filter: { codes: { kind: '02' } } })).toEqual(['B-02'])
    expect((await page(clerk)).rows.at(-1)?.cells).toEqual(['B-01', '为民服务类', '12', '100.50 元', ''])
  })

  test('refuses a second entry of the same identity, in one batch and later', async () => {
    const twice = await addAs(clerk, { key, unitPath: qinghe }, [
      bench('T-1'),
      bench(' t-1'),
      bench('T-1'),
      bench('B-01'),
    ])
    expect(twice.map((each) => each.ok)).toEqual([true, true, false, false])
    expect(twice[3]).toMatchObject({ ok: false, problems: [{ name: 'number', code: 'entry_exists' }] })
  })

  test('another street may hold the same identity and learns nothing', async () => {
    const [own] = idsOf(await addAs(elsewhere, { key, unitPath: wangjiang }, [bench('B-01')]))
    expect(await numbers(elsewhere)).toEqual(['B-01'])
    expect((await numbers(clerk)).filter((number) => number === 'B-01')).toHaveLength(1)
    await expect(detail(clerk, String(own))).rejects.toMatchObject({ code: 'not-found' })
    const wrong = addEntry.execute({ entry: elsewhere, input: { register: key, unit: qinghe, entry: { number: 'Z' } } })
    await expect(wrong).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('keeps people as references, masks their numbers, and shows them for a reason only', async () => {
    const [id = ''] = idsOf(await addAs(clerk, { key, unitPath: hehua }, [bench('K-1', { keeper })]))
    const seen = await detail(clerk, id)
    expect(JSON.stringify(seen)).not.toContain(keeper.id)
    expect(seen.groups[0]?.rows.at(-1)?.text).toBe(`赵长椅 339***********${keeper.id.slice(-4)} 138****7788`)
    await expect(unmaskEntry.execute({ entry: clerk, input: { id, reason: '看' } })).rejects.toMatchObject({
      code: 'invalid',
    })
    await unmaskEntry.execute({ entry: clerk, input: { id, reason: `核对 ${keeper.id}` } })
    expect((await detail(clerk, id)).groups[0]?.rows.at(-1)?.text).toContain(keeper.id)
    expect(JSON.stringify(await detail(worker, id))).not.toContain(keeper.id)
    expect((await audits('unmask-entry'))[0]).toMatchObject({ subject: id, reason: '核对 ***' })
    expect((await audits('ledger-entry'))[0]).toMatchObject({ subject: id })
    const [person] = await asOwner<{ n: string }>(
      db.superuserUrl,
      `SELECT count(*) AS n FROM entry e JOIN tie t ON t.resident = e.subject WHERE e.register = 'benches'`,
    )
    expect(person?.n).toBe('0')
    expect(await everything(db.superuserUrl)).not.toContain(keeper.id)
  })

  test.each([
    ['a whole number', keeper.id],
    ['a phone', '138 0000 7788'],
    ['four digits', '7788'],
    ['a name', '赵长椅'],
    ['a part of a name', '长椅'],
    ['initials', 'zcy'],
  ])('is searched by %s', async (_way, q) => {
    const ask = async (entry: Entry) => {
      const { data, to } = await findEntries.execute({ entry, input: { register: key, q } })
      expect(decodeURIComponent(String(to))).not.toContain(q)
      return numbers(entry, { found: new URL(String(to), 'http://x').searchParams.get('found') }).then((found) => {
        expect(found).toHaveLength((data as { ids: string[] }).ids.length)
        return found
      })
    }
    expect(await ask(clerk)).toEqual(['K-1'])
    expect(await ask(elsewhere)).toEqual([])
  })
})

describe('rights', () => {
  test('roles and area decide who reads and who writes', async () => {
    const keys = async (entry: Entry) =>
      (await ledgerIndex.execute({ entry, input: {} })).answer.map((each) => each.key)
    expect(await keys(clerk)).toContain(key)
    expect(await keys(reviewer)).not.toContain(key)
    await expect(page(reviewer)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(page({ as: 'public' })).rejects.toMatchObject({ code: 'not-signed-in' })
    // A station reads the entries of its community, not those of the street.
    expect(await numbers(worker)).toEqual(['K-1'])
    const input = { register: key, unit: hehua, entry: { number: 'W' } }
    await expect(addEntry.execute({ entry: worker, input })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(page(clerk, { key: 'nothing' })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a desk of the street reaches ledgers of its street, which row-level security carries', async () => {
    const [id = ''] = idsOf(
      await addAs(reviewer, { key: 'facilities', unitPath: qinghe }, [
        { input: { name: '活动室', kind: 'P08', address: { division: hehua, detail: '荷花路1号' } } },
      ]),
    )
    const found = async (entry: Entry) =>
      transaction(entry, ({ tx }) => tx.entry.findMany({ where: { id }, select: { unitPath: true } }))
    expect(await found(reviewer)).toEqual([{ unitPath: hehua }])
    expect(await found(worker)).toEqual([{ unitPath: hehua }])
    expect(await found(elsewhere)).toEqual([])
    const other = await signedInStaff('worker-b', `${qinghe}qinghe-shequ/station/`, 'community-worker')
    expect(await found(other)).toEqual([])
  })
})

describe('what happens to an entry', () => {
  test('a correction keeps what stood there before', async () => {
    const [id = ''] = idsOf(await addAs(clerk, { key, unitPath: qinghe }, [bench('C-1', { seats: '4' })]))
    const input = { id, version: 1, entry: { number: 'C-2', seats: '5', keeper } }
    await correctEntry.execute({ entry: clerk, input })
    await expect(correctEntry.execute({ entry: clerk, input })).rejects.toMatchObject({ code: 'conflict' })
    const [line, first] = (await detail(clerk, id)).history
    expect(line).toMatchObject({ verb: 'correct', who: expect.any(String) })
    expect(line?.changes).toEqual(
      expect.arrayContaining([
        { label: '编号', before: 'C-1', after: 'C-2' },
        { label: '座位', before: '4', after: '5' },
      ]),
    )
    expect(first?.verb).toBe('open')
    expect(await numbers(clerk, { filter: { sort: 'number' } })).toContain('C-2')
    expect(await numbers(clerk, { filter: { sort: 'number' } })).not.toContain('C-1')
  })

  test('moves go where the definition says, ask what it asks, and end the entry', async () => {
    const [id = ''] = idsOf(await addAs(clerk, { key, unitPath: hehua }, [bench('M-1')]))
    const move = (entry: Entry, action: string, version: number, asked?: object) =>
      moveEntry.execute({ entry, input: { id, action, version, asked } })
    await expect(move(worker, 'repair', 1)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(move(clerk, 'repair', 1)).rejects.toMatchObject({ code: 'invalid' })
    await move(clerk, 'repair', 1, { reason: '断了一条腿' })
    await expect(move(clerk, 'repair', 2, { reason: '再' })).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await numbers(clerk, { filter: { state: 'away' } })).toEqual(['M-1'])
    await move(clerk, 'end', 2)
    expect((await detail(clerk, id)).moves).toEqual([])
    expect((await detail(clerk, id)).keptUntil).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect((await detail(clerk, id)).history.map(({ verb, said }) => [verb, said])).toEqual([
      ['end', []],
      ['repair', ['断了一条腿']],
      ['open', []],
    ])
    expect(await numbers(clerk, { filter: { state: 'ended' } })).toContain('M-1')
    // Its number is free again.
    idsOf(await addAs(clerk, { key, unitPath: hehua }, [bench('M-1')]))
  })

  test('an entry ends with a reason, or is withdrawn as a mistake', async () => {
    const [over = '', wrong = ''] = idsOf(await addAs(clerk, { key, unitPath: qinghe }, [bench('E-1'), bench('E-2')]))
    await expect(endEntry.execute({ entry: clerk, input: { id: over, version: 1, reason: '' } })).rejects.toMatchObject(
      { code: 'invalid' },
    )
    await endEntry.execute({ entry: clerk, input: { id: over, version: 1, reason: '拆了' } })
    await endEntry.execute({ entry: clerk, input: { id: wrong, version: 1, reason: '录错', why: 'mistake' } })
    expect(await numbers(clerk, { filter: { state: 'all' } })).toContain('E-1')
    expect(await numbers(clerk, { filter: { state: 'all' } })).not.toContain('E-2')
    expect((await detail(clerk, wrong)).history[0]).toMatchObject({ verb: 'withdraw', said: ['录错'] })
  })

  test('what was not looked at for its span is overdue until somebody has looked', async () => {
    const [id = ''] = idsOf(await addAs(clerk, { key, unitPath: qinghe }, [bench('O-1')]))
    expect(await numbers(clerk, { filter: { overdue: '1' } })).toEqual([])
    await asOwner(db.superuserUrl, `UPDATE entry SET stale_on = app_today() - 3 WHERE id = '${id}'`)
    expect(await numbers(clerk, { filter: { overdue: '1' } })).toEqual(['O-1'])
    await confirmEntry.execute({ entry: clerk, input: { id, version: 1 } })
    expect(await numbers(clerk, { filter: { overdue: '1' } })).toEqual([])
  })

  test('a batch is undone as a whole, but not what somebody has changed since', async () => {
    const ids = idsOf(await addAs(clerk, { key, unitPath: qinghe }, [bench('U-1'), bench('U-2')]))
    await correctEntry.execute({
      entry: clerk,
      input: { id: ids[1] ?? '', version: 1, entry: { number: 'U-2', seats: '9' } },
    })
    const register = await registerOf(key)
    const undone = await transaction(clerk, ({ tx, actor }) =>
      undoEntries(tx, { register, account: actor.account, reason: '撤回导入' }, ids),
    )
    expect(undone).toEqual({ withdrawn: [ids[0]], kept: [ids[1]] })
    expect(await numbers(clerk, { filter: { sort: 'number' } })).not.toContain('U-1')
    idsOf(await addAs(clerk, { key, unitPath: qinghe }, [bench('U-1')]))
  })

  test('anybody reads the public fields, and nothing else', async () => {
    const { answer } = await openLedger.execute({ entry: { as: 'public' }, input: { key } })
    expect(answer.columns.map((each) => each.label)).toEqual(['编号', '座位'])
    expect(answer.rows.map((row) => row.cells[0])).toContain('K-1')
    expect(JSON.stringify(answer)).not.toContain(keeper.name)
    await expect(openLedger.execute({ entry: { as: 'public' }, input: { key: 'elder-cards' } })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
