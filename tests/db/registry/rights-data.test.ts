import { beforeAll, describe, expect, it } from 'vitest'
import { officeCase } from '@/lib/cases/office-case'
import { getObject } from '@/lib/files/storage'
import { setClock } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { transaction } from '@/lib/kernel/transaction'
import { recordFact } from '@/lib/registry/facts'
import { expireCopies, openCopy, requestCopy } from '@/lib/rights/copies'
import { carryOutErasure, requestErasure } from '@/lib/rights/erasure'
import { makeCopy, type StoredCopy } from '@/lib/rights/make-copy'
import { myConsents } from '@/lib/rights/my-consents'
import { myData } from '@/lib/rights/my-data'
import { myPapers } from '@/lib/rights/my-papers'
import { withdrawConsent } from '@/lib/rights/withdraw-consent'
import { testDatabase } from '../../support/database'
import { behind, street } from '../../support/matrix-street'
import { applied, factOf, rightsGround } from './rights-ground'

const db = await testDatabase({ seeded: true })
const look = behind(db)
let ground: Awaited<ReturnType<typeof rightsGround>>
let caseId: string
beforeAll(async () => {
  ground = await rightsGround(look)
  caseId = await applied(look, ground.wang)
}, 300_000)

const locale = 'zh-Hans' as const
const refused = (code: string) => expect.objectContaining({ code })
type Who = { entry: Parameters<typeof myData.execute>[0]['entry'] }
const consents = async (who: Who, of?: string) =>
  (await myConsents.execute({ entry: who.entry, input: { locale, of } })).answer
const papers = async (who: Who, of?: string) =>
  (await myPapers.execute({ entry: who.entry, input: { locale, of } })).answer
const data = async (who: Who, of?: string) => (await myData.execute({ entry: who.entry, input: { locale, of } })).answer

describe('consents', () => {
  it('of an application are in the ledger with text, version, time, channel and case', async () => {
    const given = (await consents(ground.wang)).consents
    expect(given.map((each) => each.title)).toContain('个人信息处理告知')
    expect(given[0]).toMatchObject({
      case: { id: caseId },
      withdrawnAt: null,
      textOf: expect.stringMatching(/^\d{4}-/),
      channel: expect.stringMatching(/./),
    })
  })

  it('are taken back by the person alone; the row stays, the desk sees it in the case, and once is enough', async () => {
    const { wang, li, wu, clerk, abroad } = ground
    const [first] = (await consents(wang)).consents
    const input = { consent: first?.id ?? '' }
    for (const who of [li, wu]) {
      await expect(withdrawConsent.execute({ entry: who.entry, input })).rejects.toEqual(refused('not-found'))
      await expect(consents(who, wang.resident)).rejects.toEqual(refused('not-found'))
    }
    await withdrawConsent.execute({ entry: wang.entry, input })
    await expect(withdrawConsent.execute({ entry: wang.entry, input })).rejects.toMatchObject({
      reason: 'consent-withdrawn',
    })
    expect((await consents(wang)).consents.find((each) => each.id === input.consent)?.withdrawnAt).toMatch(/^\d{4}-/)
    expect(await look.ask('select 1 from consent where id = $1 and given', [input.consent])).toHaveLength(1)
    const { answer } = await officeCase.execute({ entry: clerk.entry, input: { id: caseId } })
    expect(answer.view.events.map((event) => event.verb)).toContain('consent-withdrawn')
    const seen = (entry: typeof wang.entry) => transaction(entry, ({ tx }) => tx.consent.count({ where: { caseId } }))
    expect(await seen(clerk.entry)).toBeGreaterThan(1)
    expect(await seen(abroad.entry)).toBe(0)
    expect(await seen(wu.entry)).toBe(0)
  })

  it('are never changed and never removed', async () => {
    for (const sql of ['update consent set given = true', 'delete from consent'])
      await expect(look.ask(sql)).rejects.toThrow(/append-only/)
  })
})

describe('papers', () => {
  it('of the own cases are listed with how they stand and their check code, and of nobody else', async () => {
    const { wang, li } = ground
    const own = (await papers(wang)).papers
    expect(own.length).toBeGreaterThan(0)
    expect(own[0]).toMatchObject({ caseId, standing: 'valid', code: expect.stringMatching(/^[A-Z0-9]{20}$/) })
    await expect(papers(li, wang.resident)).rejects.toEqual(refused('not-found'))
    expect((await papers(li)).papers.map((each) => each.caseId)).not.toContain(caseId)
    await look.ask(`update paper set state = 'withdrawn' where id = $1`, [own[0]?.id])
    expect((await papers(wang)).papers[0]?.standing).toBe('withdrawn')
  })
})

describe('a copy of my data', () => {
  it('is made by the worker, holds what is mine whole and nothing of others, and is encrypted where it lies', async () => {
    const { wang, li, wu } = ground
    const asked = await requestCopy.execute({ entry: wang.entry, input: { locale } })
    const again = await requestCopy.execute({ entry: wang.entry, input: { locale } })
    expect(again.data).toEqual(asked.data)
    const copy = String((asked.data as { copy: string }).copy)
    await expect(openCopy.execute({ entry: wang.entry, input: { copy } })).rejects.toEqual(refused('not-found'))
    await makeCopy(copy)
    await makeCopy(copy)
    const { answer } = await openCopy.execute({ entry: wang.entry, input: { copy } })
    for (const who of [li, wu])
      await expect(openCopy.execute({ entry: who.entry, input: { copy } })).rejects.toEqual(refused('not-found'))
    const stored = JSON.parse(String(await getObject(answer.storageKey))) as StoredCopy
    const parsed = JSON.parse(stored.json)
    expect(parsed.cases).toContainEqual(expect.objectContaining({ id: caseId }))
    expect(parsed.consents.length).toBeGreaterThan(0)
    expect(parsed.papers.length).toBeGreaterThan(0)
    expect(stored.html).toContain('柳园路')
    expect(stored.html).toContain('王秀英')
    expect(stored.html).not.toContain('李敏')
    expect(stored.html).not.toContain('<script')
    expect((await data(wang)).copies[0]).toMatchObject({ id: copy, state: 'ready' })
  })

  it('ends after seven days', async () => {
    const { wang } = ground
    const [{ id, at } = { id: '', at: '' }] = (await data(wang)).copies
    const key = (await openCopy.execute({ entry: wang.entry, input: { copy: id } })).answer.storageKey
    setClock(() => new Date(new Date(at).getTime() + 7 * 86_400_000 + 60_000))
    try {
      expect(await expireCopies()).toBe(1)
    } finally {
      setClock(null)
    }
    expect(await getObject(key)).toBeNull()
    await expect(openCopy.execute({ entry: wang.entry, input: { copy: id } })).rejects.toEqual(refused('not-found'))
  })

  it('cannot be collected by anybody but the worker, nor for a copy that was not asked for', async () => {
    const enter = (entry: Who['entry']) =>
      transaction(entry, ({ tx }) => tx.$executeRaw`SELECT app_enter_for_copy(${newId()}::uuid)`)
    await expect(enter(ground.wang.entry)).rejects.toThrow(/not allowed/)
    await expect(enter({ as: 'worker' })).rejects.toThrow(/no such copy/)
  })
})

describe('erasure', () => {
  const told = { element: 'person.employer', value: '云州棉纺厂', source: 'self', unitPath: street }

  it('says what goes now, what stays, until when and why', async () => {
    const { wang } = ground
    await transaction(wang.entry, ({ tx }) => recordFact(tx, { subject: wang.resident, ...told }))
    const { plan } = await data(wang)
    expect(plan.facts).toContain('工作单位')
    expect(plan.kept).toContainEqual(
      expect.objectContaining({ why: 'open', what: expect.stringContaining('高龄津贴') }),
    )
    expect(plan.kept).toContainEqual(expect.objectContaining({ why: 'register', what: '民族' }))
    expect(plan.facts).not.toContain('民族')
  })

  it('destroys the key: what is not kept is unreadable for everybody, what is kept keeps its source and date', async () => {
    const { wang, clerk, li } = ground
    const others = await factOf(li.entry, li.resident, 'person.education')
    const before = await factOf(clerk.entry, wang.resident, 'person.ethnicity')
    const [key] = await look.ask<{ id: string; key_enc: string }>(
      `select k.id, k.key_enc from person_key k where k.resident = $1 and destroyed_at is null`,
      [wang.resident],
    )
    expect(key?.key_enc).toMatch(/^v1\./)
    await expect(requestErasure.execute({ entry: wang.entry, input: { person: wang.resident } })).rejects.toEqual(
      refused('invalid'),
    )
    const input = { person: wang.resident, sure: 'yes' }
    await expect(requestErasure.execute({ entry: li.entry, input })).rejects.toEqual(refused('not-found'))
    const made = await requestErasure.execute({ entry: wang.entry, input })
    const id = String((made.data as { erasure: string }).erasure)
    await carryOutErasure(id)
    await carryOutErasure(id)

    expect(await factOf(wang.entry, wang.resident, 'person.employer')).toBeUndefined()
    expect(await factOf({ as: 'worker' } as never, wang.resident, 'person.employer')).toBeUndefined()
    const [old] = await look.ask(
      `select 1 from person_key where id = $1 and key_enc is null and destroyed_at is not null`,
      [key?.id],
    )
    expect(old).toBeDefined()
    const left = await look.ask(`select 1 from fact where subject = $1 and element = 'person.employer'`, [
      wang.resident,
    ])
    expect(left).toHaveLength(1)
    const after = await factOf(clerk.entry, wang.resident, 'person.ethnicity')
    expect(after).toMatchObject({ value: before?.value, source: before?.source, at: before?.at })
    expect(after?.fact).not.toBe(before?.fact)
    expect(await factOf(li.entry, li.resident, 'person.education')).toEqual(others)
    const [done] = (await data(wang)).erasures
    expect(done).toMatchObject({ id, state: 'done' })
    expect(done?.erased).toBeGreaterThan(0)
    expect(done?.kept).toBeGreaterThan(0)
    expect((await data(wang)).plan.facts).toEqual([])
  })

  it('is nothing that anybody but the worker can do', async () => {
    const forget = (entry: Who['entry']) =>
      transaction(entry, ({ tx }) => tx.$executeRaw`SELECT registry_forget(${ground.wu.resident}::uuid)`)
    await expect(forget(ground.wu.entry)).rejects.toThrow(/not allowed/)
    await expect(forget(ground.clerk.entry)).rejects.toThrow(/not allowed/)
    const empty = transaction(
      { as: 'worker' },
      ({ tx }) => tx.$executeRaw`UPDATE fact SET value_enc = '' WHERE subject = ${ground.wu.resident}::uuid`,
    )
    await expect(empty).rejects.toThrow(/permission denied/)
  })
})
