import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { addEntry } from '@/lib/registry/ledgers/add-entry'
import { endEntry } from '@/lib/registry/ledgers/end-entry'
import { ledgerBalance } from '@/lib/registry/ledgers/ledger-balance'
import { postAmounts } from '@/lib/registry/ledgers/post-amounts'
import { postBalance } from '@/lib/registry/ledgers/post-balance'
import { reversePosting } from '@/lib/registry/ledgers/reverse-posting'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { registerOf } from './ledger-ground'
import { idNumber, openOffice, person, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const key = 'volunteer-hours'
const li = { name: '李志愿', id: idNumber('1980-02-02') }

let clerk: Entry
let elsewhere: Entry

beforeAll(async () => {
  await openOffice()
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
  elsewhere = await signedInStaff('clerk-b', `${wangjiang}hall/`)
})

const serve = async (entry: Entry, unit: string, minutes: number, who = li) => {
  const served = { volunteer: who, service: '01', on: '20261101', minutes: String(minutes) }
  const { data } = await addEntry.execute({ entry, input: { register: key, unit, entry: served } })
  return (data as { id: string }).id
}
const holderOf = async (entry: string) =>
  (await asOwner<{ subject: string }>(db.superuserUrl, `SELECT subject FROM entry WHERE id = '${entry}'`))[0]
    ?.subject ?? ''
const seen = async (entry: Entry, holder: string) =>
  (await ledgerBalance.execute({ entry, input: { key, holder } })).answer
const spend = (holder: string, amount: number, way = 'out') =>
  postBalance.execute({
    entry: clerk,
    input: { register: key, holder, unit: qinghe, way, amount: String(amount), reason: '兑换服务' },
  })

describe('volunteer hours', () => {
  test('an entry posts its minutes, a street knows only its own, and nothing goes below zero', async () => {
    const entry = await serve(clerk, `${qinghe}hehua/`, 90)
    const holder = await holderOf(entry)
    await serve(elsewhere, wangjiang, 1000)
    expect(await seen(clerk, holder)).toMatchObject({ name: li.name, totals: [{ total: 90, path: qinghe }] })
    expect((await seen(elsewhere, holder)).totals.map(({ total }) => total)).toEqual([1000])
    await spend(holder, 60)
    await expect(spend(holder, 31)).rejects.toMatchObject({ code: 'conflict', reason: 'balance-low' })
    expect((await seen(clerk, holder)).totals[0]?.total).toBe(30)
    // The service record cannot be taken back while its minutes are spent.
    const wrong = { id: entry, version: 1, reason: '录错了', why: 'mistake' }
    await expect(endEntry.execute({ entry: clerk, input: wrong })).rejects.toMatchObject({ reason: 'balance-low' })
    const [spent] = (await seen(clerk, holder)).postings
    await reversePosting.execute({ entry: clerk, input: { posting: spent?.id ?? '', reason: '没有用' } })
    const again = reversePosting.execute({ entry: clerk, input: { posting: spent?.id ?? '', reason: '没有用' } })
    await expect(again).rejects.toMatchObject({ reason: 'posting-reversed' })
    await endEntry.execute({ entry: clerk, input: wrong })
    const last = await seen(clerk, holder)
    expect(last.totals[0]?.total).toBe(0)
    expect(last.postings.map(({ amount }) => amount)).toEqual([-90, 60, -60, 90])
  })

  test('nobody posts to a street that is not theirs, or to somebody unknown', async () => {
    const holder = await holderOf(await serve(clerk, qinghe, 10, { name: '王志愿', id: idNumber('1981-02-02') }))
    const input = { register: key, holder, unit: qinghe, way: 'in', amount: '5', reason: '补记' }
    await expect(postBalance.execute({ entry: elsewhere, input })).rejects.toMatchObject({ code: 'not-allowed' })
    const stranger = await person({
      name: '孙',
      idNumber: idNumber('1970-01-01'),
      birth: '1970-01-01',
      unitPath: qinghe,
    })
    await expect(spend(stranger, 1, 'in')).rejects.toMatchObject({ code: 'not-found' })
    await expect(seen(elsewhere, holder)).rejects.toMatchObject({ code: 'not-found' })
  })
})

test('a station records hours of its community, which count in the street', async () => {
  const station = await signedInStaff('worker-a', `${qinghe}hehua/station/`, 'community-worker')
  const who = { name: '周志愿', id: idNumber('1982-02-02') }
  const holder = await holderOf(await serve(station, `${qinghe}hehua/`, 45, who))
  expect((await seen(clerk, holder)).totals).toMatchObject([{ total: 45, path: qinghe }])
  await expect(serve(station, qinghe, 45, who)).rejects.toMatchObject({ code: 'not-allowed' })
})

describe('whatever is posted', () => {
  const amounts = fc.array(
    fc.integer({ min: -40, max: 40 }).filter((amount) => amount !== 0),
    { minLength: 1, maxLength: 24 },
  )

  test('the total is the sum of the postings and never below the floor, also when all post at once', async () => {
    const register = await registerOf(key)
    let serial = 100
    await fc.assert(
      fc.asyncProperty(amounts, fc.integer({ min: 1, max: 6 }), async (list, atOnce) => {
        serial += 2
        const told = { name: '钱', birth: '1975-05-05', unitPath: qinghe }
        const holder = await person({ ...told, idNumber: idNumber(told.birth, String(serial)) })
        const post = (amount: number) =>
          transaction(clerk, ({ tx }) =>
            postAmounts(tx, register, [{ holder, amount, on: '2026-11-01', unitPath: qinghe }]),
          ).then(
            () => amount,
            (problem) => {
              expect(problem).toMatchObject({ reason: 'balance-low' })
              return 0
            },
          )
        let kept = 0
        for (let at = 0; at < list.length; at += atOnce) {
          const done = await Promise.all(list.slice(at, at + atOnce).map(post))
          kept += done.reduce((sum, amount) => sum + amount, 0)
          expect(kept).toBeGreaterThanOrEqual(0)
        }
        const [row] = await asOwner<{ total: string; sum: string; n: string }>(
          db.superuserUrl,
          `SELECT b.total, (SELECT coalesce(sum(amount), 0) FROM posting p WHERE p.holder = b.holder) AS sum FROM balance b WHERE holder = '${holder}'`,
        )
        expect(Number(row?.total ?? 0)).toBe(kept)
        expect(Number(row?.sum ?? 0)).toBe(kept)
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  test('postings and balances are out of reach of the application itself', async () => {
    const attempt = (sql: string) => transaction(clerk, ({ tx }) => tx.$executeRawUnsafe(sql))
    await expect(attempt('UPDATE balance SET total = 9999')).rejects.toThrow(/permission denied/)
    await expect(attempt('UPDATE posting SET amount = 1')).rejects.toThrow(/permission denied/)
    await expect(attempt('DELETE FROM posting')).rejects.toThrow(/permission denied/)
  })
})
