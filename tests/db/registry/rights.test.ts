import { beforeAll, describe, expect, it } from 'vitest'
import { officeCase, unmaskCase } from '@/lib/cases/office-case'
import { openProof } from '@/lib/files/open-proof'
import { newId } from '@/lib/kernel/ids'
import { transaction } from '@/lib/kernel/transaction'
import { correctionForm } from '@/lib/registry/correction-form'
import { correctionPage } from '@/lib/registry/correction-page'
import { correctionsQueue } from '@/lib/registry/corrections-queue'
import { myInformation } from '@/lib/registry/my-information'
import { personCard } from '@/lib/registry/person-card'
import { proposeCorrection } from '@/lib/registry/propose-correction'
import { proveCorrection } from '@/lib/registry/prove-correction'
import { showMyInformation } from '@/lib/registry/show-my-information'
import { unmaskPerson } from '@/lib/registry/unmask-person'
import { decideCorrection } from '@/lib/rights/decide-correction'
import { testDatabase } from '../../support/database'
import { behind } from '../../support/matrix-street'
import { applied, factOf, proofFor, propose, rightsGround } from './rights-ground'

const db = await testDatabase({ seeded: true })
const look = behind(db)
let ground: Awaited<ReturnType<typeof rightsGround>>
beforeAll(async () => {
  ground = await rightsGround(look)
}, 300_000)

const locale = 'zh-Hans' as const
const refused = (code: string) => expect.objectContaining({ code })
type Input = Parameters<typeof myInformation.execute>[0]['input']
const information = async (who: { entry: Parameters<typeof myInformation.execute>[0]['entry'] }, input: Input = {}) =>
  (await myInformation.execute({ entry: who.entry, input: { locale, ...input } })).answer
const decide = (correction: string, decision: string, more: { version?: number; reason?: string } = {}) => ({
  ...{ correction, decision, version: more.version ?? 1, reason: more.reason ?? '证明清楚，予以更正' },
})
const stateOf = async (id: string) =>
  (await look.ask<{ state: string }>('select state from correction where id = $1', [id]))[0]?.state

describe('what the office holds about me', () => {
  it('names for each fact its source and date, whether it is verified, and hides numbers and addresses', async () => {
    const { facts } = await information(ground.wang)
    expect(facts.length).toBeGreaterThan(5)
    for (const fact of facts)
      expect(fact).toMatchObject({ source: expect.stringMatching(/./), at: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    const of = (element: string) => facts.find((each) => each.element === element)
    expect(of('person.identity_number')).toMatchObject({ source: 'id-card', verified: true, masked: true })
    expect(of('person.living_address')?.text).toContain('***')
    expect(of('person.living_address')?.text).not.toContain('502室')
  })

  it('shows it whole to the person after a press, for five minutes, and leaves an audit row', async () => {
    const { wang } = ground
    expect((await information(wang, { whole: true })).revealed).toBe(false)
    await showMyInformation.execute({ entry: wang.entry, input: { person: wang.resident } })
    const shown = await information(wang, { whole: true })
    expect(shown.revealed).toBe(true)
    expect(shown.facts.find((each) => each.element === 'person.living_address')?.text).toContain('502室')
    expect((await information(wang)).revealed).toBe(false)
    const sql = `select 1 from audit where command = 'show-my-information' and subject = $1 and account = $2 and outcome = 'done'`
    expect(await look.ask(sql, [wang.resident, wang.account])).toHaveLength(1)
    await look.ask(`alter table audit disable trigger append_only`)
    await look.ask(`update audit set at = at - interval '6 minutes' where command = 'show-my-information'`)
    await look.ask(`alter table audit enable trigger append_only`)
    expect((await information(wang, { whole: true })).revealed).toBe(false)
  })

  it('is nobody else’s: not an agent’s with a mandate, not a stranger’s, not a clerk’s', async () => {
    const { wang, li, wu, clerk } = ground
    for (const who of [li, wu, clerk as never])
      await expect(information(who, { of: wang.resident })).rejects.toEqual(refused('not-found'))
    const show = { entry: li.entry, input: { person: wang.resident } }
    await expect(showMyInformation.execute(show)).rejects.toEqual(refused('not-found'))
  })

  it('tells of the household who is in it and no more, and masks their names', async () => {
    const { household } = await information(ground.li)
    expect(household).toContainEqual(expect.objectContaining({ name: '李敏', self: true }))
    expect(household).toContainEqual(expect.objectContaining({ name: '陈*栋', self: false }))
    expect(JSON.stringify(household)).not.toContain('陈国栋')
  })
})

describe('who looked, and why', () => {
  it('lists each look with post, case number or typed reason; the agent sees nothing of it', async () => {
    const { wang, li, clerk } = ground
    const id = await applied(look, wang)
    await personCard.execute({ entry: clerk.entry, input: { id: wang.resident } })
    const elements = ['person.mobile']
    await unmaskPerson.execute({ entry: clerk.entry, input: { person: wang.resident, elements, reason: '电话回访' } })
    await officeCase.execute({ entry: clerk.entry, input: { id } })
    await officeCase.execute({ entry: clerk.entry, input: { id } })
    await unmaskCase.execute({ entry: clerk.entry, input: { case: id, reason: '核对银行卡号' } })
    const { looks } = await information(wang)
    const no = (await look.ask<{ no: string }>('select no from "case" where id = $1', [id]))[0]?.no
    expect(looks.filter((each) => each.did === 'office-case')).toMatchObject([{ caseNo: no }])
    expect(looks).toContainEqual(
      expect.objectContaining({ did: 'unmask-person', reason: '电话回访', unmasked: ['联系电话'] }),
    )
    expect(looks).toContainEqual(expect.objectContaining({ did: 'unmask-case', reason: '核对银行卡号', caseNo: no }))
    for (const each of looks) expect(each.who).toContain('青禾街道')
    expect(JSON.stringify(looks)).not.toContain('陈静')
    const rows = await transaction(li.entry, ({ tx }) => tx.audit.count({ where: { subject: wang.resident } }))
    expect(rows).toBe(0)
  })
})

describe('a correction', () => {
  const element = 'person.living_address'
  const value = { division: 'yunzhou/linjiang/qinghe/hehua/', detail: '荷塘路9号2单元301室' }

  it('needs proof, a reason and another value, and is refused for what comes with the identity document', async () => {
    const { wang } = ground
    await expect(propose(wang, { element, value, proof: false })).rejects.toMatchObject({
      problems: [{ name: 'proof' }],
    })
    await expect(propose(wang, { element, value, said: ' ' })).rejects.toMatchObject({ problems: [{ name: 'said' }] })
    const same = (await factOf(wang.entry, wang.resident, element))?.value
    await expect(propose(wang, { element, value: same })).rejects.toMatchObject({
      problems: [{ code: 'correction-same' }],
    })
    await expect(propose(wang, { element: 'person.name', value: '王秀美' })).rejects.toEqual(refused('not-found'))
    const broken = propose(wang, { element: 'person.mobile', value: '123' })
    await expect(broken).rejects.toMatchObject({ code: 'invalid', problems: [{ name: 'value' }] })
    expect(await look.ask('select 1 from correction')).toHaveLength(0)
  })

  it('marks the fact as contested for staff, keeps the value, and gives the office 15 working days', async () => {
    const { wang, clerk, abroad, reviewer } = ground
    const before = await factOf(clerk.entry, wang.resident, element)
    const id = await propose(wang, { element, value })
    const after = await factOf(clerk.entry, wang.resident, element)
    expect(after).toMatchObject({ fact: before?.fact, contested: true })
    const [row] = await look.ask<{ due_on: string; value_enc: string }>(
      'select due_on::text, value_enc from correction where id = $1',
      [id],
    )
    expect(row?.value_enc).toMatch(/^v1\./)
    const queue = async (entry: typeof clerk.entry) =>
      (await correctionsQueue.execute({ entry, input: { locale } })).answer
    expect(await queue(clerk.entry)).toMatchObject([{ id, name: '王*英', element: '现居住地址', dueOn: row?.due_on }])
    expect(await queue(abroad.entry)).toEqual([])
    await expect(queue(reviewer.entry)).rejects.toEqual(refused('not-allowed'))
    await expect(propose(wang, { element, value })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'correction-open',
    })
  })

  it('is decided by the street alone, with better proof on the way; the person reads each reason', async () => {
    const { wang, li, clerk, abroad } = ground
    const [{ id } = { id: '' }] = await look.ask<{ id: string }>(`select id from correction where state = 'open'`)
    await expect(decideCorrection.execute({ entry: abroad.entry, input: decide(id, 'accept') })).rejects.toEqual(
      refused('not-found'),
    )
    await expect(decideCorrection.execute({ entry: wang.entry, input: decide(id, 'accept') })).rejects.toEqual(
      refused('not-allowed'),
    )
    await expect(correctionPage.execute({ entry: abroad.entry, input: { id, locale } })).rejects.toEqual(
      refused('not-found'),
    )
    const { answer: page } = await correctionPage.execute({ entry: clerk.entry, input: { id, locale } })
    expect(page).toMatchObject({
      proposed: expect.stringContaining('荷塘路9号2单元301室'),
      files: [{ name: '证明.jpg' }],
    })
    const file = page.files[0]?.id ?? ''
    expect((await openProof.execute({ entry: clerk.entry, input: { file } })).answer.name).toBe('证明.jpg')
    await expect(openProof.execute({ entry: abroad.entry, input: { file } })).rejects.toEqual(refused('not-found'))

    const short = decideCorrection.execute({ entry: clerk.entry, input: decide(id, 'accept', { reason: '行' }) })
    await expect(short).rejects.toMatchObject({ problems: [{ name: 'reason' }] })
    await decideCorrection.execute({
      entry: clerk.entry,
      input: decide(id, 'more-proof', { reason: '照片看不清，请重拍' }),
    })
    await expect(proveCorrection.execute({ entry: wang.entry, input: { correction: id } })).rejects.toMatchObject({
      problems: [{ name: 'proof' }],
    })
    await proofFor(wang.account, id)
    await expect(proveCorrection.execute({ entry: li.entry, input: { correction: id } })).rejects.toEqual(
      refused('not-found'),
    )
    await proveCorrection.execute({ entry: wang.entry, input: { correction: id } })
    const stale = decideCorrection.execute({ entry: clerk.entry, input: decide(id, 'accept') })
    await expect(stale).rejects.toEqual(refused('conflict'))
    await decideCorrection.execute({ entry: clerk.entry, input: decide(id, 'accept', { version: 3 }) })
    expect(await stateOf(id)).toBe('accepted')

    const fact = await factOf(wang.entry, wang.resident, element)
    expect(fact).toMatchObject({ value, source: 'correction', ref: id, verified: true, contested: false })
    const own = (await information(wang)).facts.find((each) => each.element === element)
    expect(own?.corrections[0]).toMatchObject({ state: 'accepted', reason: '证明清楚，予以更正' })
    expect((await information(wang)).looks).toContainEqual(
      expect.objectContaining({ did: 'correction-page', unmasked: ['现居住地址'] }),
    )
    const told = await look.ask(`select 1 from message where to_person = $1 and template = 'correction-decided'`, [
      wang.resident,
    ])
    expect(told).toHaveLength(2)
    const again = decideCorrection.execute({ entry: clerk.entry, input: decide(id, 'keep', { version: 4 }) })
    await expect(again).rejects.toMatchObject({ reason: 'correction-decided' })
  })

  it('that is not accepted leaves the record as it stands and ends the contest', async () => {
    const { wang, clerk } = ground
    const marital = 'person.marital'
    const before = await factOf(clerk.entry, wang.resident, marital)
    const id = await propose(wang, { element: marital, value: '20' })
    expect((await factOf(clerk.entry, wang.resident, marital))?.contested).toBe(true)
    await decideCorrection.execute({ entry: clerk.entry, input: decide(id, 'keep', { reason: '与民政登记不一致' }) })
    expect(await factOf(clerk.entry, wang.resident, marital)).toMatchObject({ fact: before?.fact, contested: false })
  })

  it('is made by the person alone: an agent with a mandate and a stranger are told that there is nothing', async () => {
    const { wang, li, wu } = ground
    for (const who of [li, wu]) {
      const id = newId()
      await proofFor(who.account, id)
      const input = { id, person: wang.resident, element: 'person.mobile', value: '13900001111', said: '换号了' }
      await expect(proposeCorrection.execute({ entry: who.entry, input })).rejects.toEqual(refused('not-found'))
      const form = { id, of: wang.resident, element: 'person.mobile', locale }
      await expect(correctionForm.execute({ entry: who.entry, input: form })).rejects.toEqual(refused('not-found'))
    }
  })
})
