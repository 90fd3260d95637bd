import { describe, expect, it } from 'vitest'
import { compiledByLock, compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { office } from '@/lib/catalogue/office'
import { type PublishOptions, publishDocuments } from '@/lib/catalogue/publish'
import type { Document } from '@/lib/catalogue/schema'
import { setClock } from '@/lib/kernel/clock'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { testDatabase } from '../../support/database'
import { changed, officeWith, smallOffice } from '../../support/small-office'

await testDatabase()

const shipped: PublishOptions = { account: null }
const byOffice: PublishOptions = { account: null, office: true }

/** Work as a publisher of an office. */
function asPublisher<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    await tx.$queryRaw`SELECT set_config('app.kind', 'staff', true)`
    return work(tx)
  })
}

function publish(documents: readonly Document[], options = shipped) {
  return asPublisher((tx) => publishDocuments(tx, documents, options))
}

function colours(label: string): Document {
  const found = smallOffice().find((one) => one.kind === 'codes' && one.key === 'colour')
  return changed(found as Document, 'codes[0].label', label)
}

const versions = () => asPublisher((tx) => tx.definitionVersion.count())
const officeNow = () => asPublisher((tx) => office(tx))

describe('publishing', () => {
  it('writes each document once, and nothing when nothing has changed', async () => {
    const documents = smallOffice()
    expect(await publish(documents)).toMatchObject({ ok: true, kept: [], unchanged: [], relocked: [] })
    expect(await versions()).toBe(documents.length)
    const again = await publish(documents)
    expect(again).toMatchObject({ ok: true, published: [], relocked: [] })
    expect(await versions()).toBe(documents.length)
  })

  it('reads back exactly what was written, the order of stages included', async () => {
    const read = (await officeNow()).documents
    const byName = (documents: readonly Document[]) => documents.map((document) => JSON.stringify(document)).sort()
    expect(byName(read)).toEqual(byName(smallOffice()))
  })

  it('refuses what is not sound, with all problems, and writes nothing', async () => {
    const before = await versions()
    const faulty = officeWith('workflow/grant', 'stages.review.holder', 'nobody')
    const result = await publish(faulty)
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual(['stages.review.holder'])
    expect(await versions()).toBe(before)
  })

  it('keeps what a case has pinned when a text changes, and renews the items that reach it', async () => {
    const old = (await officeNow()).service('small-grant')
    expect(await publish([colours('赤')], byOffice)).toEqual({
      ok: true,
      published: ['codes/colour'],
      unchanged: [],
      kept: [],
      relocked: ['service/small-grant'],
    })
    const now = (await officeNow()).service('small-grant')
    expect(now?.lock).not.toBe(old?.lock)
    const label = async (version = '') => {
      const { documents } = await asPublisher((tx) => compiledVersion(tx, version))
      const list = documents.index.get('codes/colour')
      return list?.kind === 'codes' ? list.codes[0]?.label : undefined
    }
    expect(await label(old?.version)).toEqual({ 'zh-Hans': '红', en: 'Red' })
    expect(await label(now?.version)).toBe('赤')
  })

  it('never overwrites from the shipped files what the office has changed', async () => {
    expect(await publish(smallOffice())).toMatchObject({ ok: true, kept: ['codes/colour'], published: [] })
    const list = (await officeNow()).codes('colour')
    expect(list?.codes[0]?.label).toBe('赤')
  })

  it('takes an office that returns to the shipped text as unchanged again', async () => {
    const original = smallOffice().filter((one) => one.kind === 'codes' && one.key === 'colour')
    expect(await publish(original, byOffice)).toMatchObject({ published: ['codes/colour'] })
    expect(await publish(smallOffice())).toMatchObject({ ok: true, kept: [], published: [] })
  })

  it('puts a version in force on its day', async () => {
    await publish([colours('朱')], { ...byOffice, startsOn: '2030-01-01' })
    const first = async () => (await officeNow()).codes('colour')?.codes[0]?.label
    expect(await first()).toEqual({ 'zh-Hans': '红', en: 'Red' })
    setClock(() => new Date('2029-12-31T16:00:00Z'))
    expect(await first()).toBe('朱')
    setClock(null)
  })

  it('gives the same office and the same compiled item until something is published', async () => {
    const now = await officeNow()
    expect(await officeNow()).toBe(now)
    const lock = now.service('small-grant')?.lock ?? ''
    const compiled = await asPublisher((tx) => compiledByLock(tx, lock))
    expect(await asPublisher((tx) => compiledByLock(tx, lock))).toBe(compiled)
    expect(compiled.compiled).toMatchObject({ key: 'small-grant', lock, first: 'advice' })
  })

  it('lets nobody but staff publish, whatever the code asks', async () => {
    const asPublic = transaction({ as: 'public' }, ({ tx }) => publishDocuments(tx, [colours('绛')], byOffice))
    await expect(asPublic).rejects.toThrow(/row-level security/)
  })

  it('numbers two publications at once one after the other', async () => {
    const results = await Promise.all(['甲', '乙', '丙'].map((label) => publish([colours(label)], byOffice)))
    expect(results.every((result) => result.ok)).toBe(true)
    const numbers = await asPublisher(
      (tx) =>
        tx.$queryRaw<{ number: number }[]>`
        SELECT v.number FROM definition_version v JOIN definition d ON d.id = v.definition WHERE d.key = 'colour' ORDER BY 1`,
    )
    expect(numbers.map((row) => row.number)).toEqual(numbers.map((_, index) => index + 1))
  })
})
