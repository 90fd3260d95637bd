import '@/lib/web/register'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '@/lib/calendar/add-days'
import { today } from '@/lib/kernel/clock'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '@/lib/registry/facts'
import { askAgain } from '@/lib/registry/quality/ask-again'
import { confirmFact } from '@/lib/registry/quality/confirm-fact'
import { factCard, showFact } from '@/lib/registry/quality/fact-card'
import { type FactTab, qualityFacts } from '@/lib/registry/quality/quality-facts'
import { settleConflict } from '@/lib/registry/quality/settle-conflict'
import { testDatabase } from '../../support/database'
import { knownAsOf } from '../../support/known-as-of'
import { asOwner } from '../access/street'
import { answerOf, hehua, presentOf, somebody, tell } from './steward-ground'
import { openOffice, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const gudu = `${wangjiang}gudu/`
const reason = '核对了户口簿原件'
const hukou = 'person.hukou_division'
let steward: Entry
let neighbour: Entry

beforeAll(async () => {
  await openOffice()
  steward = await signedInStaff('steward-a', `${qinghe}management/`, 'data-steward')
  neighbour = await signedInStaff('steward-b', `${wangjiang}management/`, 'data-steward')
})

const list = async (
  tab: FactTab,
  more: { element?: string; community?: string; after?: string } = {},
  entry = steward,
) => (await qualityFacts.execute({ entry, input: { tab, ...more } })).answer
const named = async (tab: FactTab, subject: string) =>
  (await list(tab)).rows.filter(({ person }) => person.id === subject)
const known = (subject: string) => transaction({ as: 'worker' }, ({ tx }) => knownFacts(tx, subject))
const now = (subject: string, element = hukou) => presentOf(db.superuserUrl, subject, element)

/** A register and a card that disagree about where somebody is registered. */
async function disagreement(unitPath = hehua) {
  const subject = await somebody({ unitPath })
  const fact = { subject, element: hukou, unitPath }
  const [one, other] = await tell([
    { ...fact, source: 'population-register', value: '330102' },
    { ...fact, source: 'id-card', value: '330103' },
  ])
  return { subject, fact: one ?? '', other: other ?? '' }
}

const settle = (facts: { fact: string; other: string }, decision: string, entry = steward) =>
  settleConflict.execute({ entry, input: { fact: facts.fact, other: facts.other, decision, reason } })

describe('rules as data', () => {
  test('equals of different kinds that disagree wait for a decision, where the data element says so', async () => {
    const { subject, fact, other } = await disagreement()
    expect(await now(subject)).toMatchObject({ fact, contested_by: other })
    const phone = { subject, element: 'person.mobile', unitPath: hehua }
    const [, newest] = await tell([
      { ...phone, source: 'self', value: '13600000001' },
      { ...phone, source: 'staff', verifiedBy: subject, value: '13600000002' },
    ])
    expect(await now(subject, 'person.mobile')).toMatchObject({ fact: newest, contested_by: null })
  })

  test('each data element names its source of truth; another register only proposes', async () => {
    const subject = await somebody()
    const fact = { subject, element: 'organisation.name', unitPath: hehua }
    const [truth, proposal] = await tell([
      { ...fact, source: 'legal-person-register', value: '甲' },
      { ...fact, source: 'population-register', value: '乙' },
    ])
    expect(await now(subject, 'organisation.name')).toMatchObject({ fact: truth, contested_by: proposal, weight: 3 })
  })

  test('history as of a day: what was known then, by the rules', async () => {
    const subject = await somebody()
    const fact = { subject, element: 'person.education', source: 'self', unitPath: hehua }
    await tell([
      { ...fact, value: '20', at: '2024-03-01T02:00:00Z' },
      { ...fact, value: '40', at: '2025-03-01T02:00:00Z' },
      { ...fact, element: 'person.marital', value: '10', until: '2024-12-31', at: '2024-03-01T02:00:00Z' },
    ])
    const asOf = (date: string) => transaction({ as: 'worker' }, ({ tx }) => knownAsOf(tx, subject, date))
    expect(await asOf('2024-02-29')).toEqual({})
    expect(await asOf('2024-06-01')).toMatchObject({
      'person.education': { value: '20' },
      'person.marital': { value: '10' },
    })
    expect(Object.keys(await asOf('2025-03-01'))).toEqual(['person.education'])
    expect(await asOf(today())).toEqual(await known(subject))
    // 1 March in Shanghai has begun before it has in Greenwich.
    await tell([{ ...fact, value: '60', at: '2026-02-28T17:00:00Z' }])
    expect((await asOf('2026-02-28'))['person.education']).toMatchObject({ value: '40' })
    expect((await asOf('2026-03-01'))['person.education']).toMatchObject({ value: '60' })
  })
})

describe('conflicts', () => {
  test('both sides stand in the list; keeping, taking and asking again each settle it', async () => {
    const kept = await disagreement()
    const [line] = await named('conflicts', kept.subject)
    expect(line).toMatchObject({ now: { source: 'population-register' }, other: { source: 'id-card' } })
    await settle(kept, 'keep')
    expect(await now(kept.subject)).toMatchObject({ fact: kept.fact, contested_by: null })

    const taken = await disagreement()
    await settle(taken, 'take')
    expect((await known(taken.subject))[hukou]).toMatchObject({ value: '330103', source: 'steward', verified: true })

    const asked = await disagreement()
    await settle(asked, 'ask')
    expect(await now(asked.subject)).toMatchObject({ contested_by: asked.other })
    expect(await named('waiting', asked.subject)).toHaveLength(1)
    for (const { subject } of [kept, taken, asked]) expect(await named('conflicts', subject)).toEqual([])

    const word = {
      subject: asked.subject,
      element: hukou,
      source: 'collector',
      verifiedBy: asked.subject,
      unitPath: hehua,
    }
    await tell([{ ...word, value: '330102' }])
    expect(await named('waiting', asked.subject)).toEqual([])
    expect(await now(asked.subject)).toMatchObject({ fact: asked.fact, contested_by: null })
  })

  test('after a decision the source of truth may speak again, and is heard', async () => {
    const taken = await disagreement()
    await settle(taken, 'take')
    await tell([
      { subject: taken.subject, element: hukou, source: 'population-register', value: '330102', unitPath: hehua },
    ])
    expect(await named('conflicts', taken.subject)).toMatchObject([{ now: { source: 'steward' } }])
  })

  test('a decision about what has changed meanwhile is refused, and one without a reason', async () => {
    const facts = await disagreement()
    await tell([{ subject: facts.subject, element: hukou, source: 'id-card', value: '330104', unitPath: hehua }])
    expect(await answerOf(settle(facts, 'take'))).toBe('conflict fact-moved')
    const short = { fact: facts.fact, other: facts.other, decision: 'keep', reason: '好' }
    expect(await answerOf(settleConflict.execute({ entry: steward, input: short }))).toBe('invalid invalid')
  })
})

describe('overdue and unverified', () => {
  const ago = (days: number) => `${addDays(today(), -days)}T02:00:00Z`

  test('what is past its day is listed oldest first, by element and community, page by page', async () => {
    const people = [await somebody(), await somebody(), await somebody({ unitPath: `${qinghe}xinyuan/` })]
    const fact = { element: 'person.employer', source: 'self', value: '某厂' }
    for (const [at, subject] of people.entries()) await tell([{ ...fact, subject, unitPath: hehua, at: ago(400 + at) }])
    const mine = async (more: Parameters<typeof list>[1]) =>
      (await list('overdue', { element: fact.element, ...more })).rows.map(({ person }) => person.id)
    expect(await mine({})).toEqual([...people].reverse())
    expect(await mine({ community: hehua })).toEqual([people[1], people[0]])
    const [first] = (await list('overdue', { element: fact.element })).rows
    expect(await mine({ after: `${first?.stale}_${first?.person.id}_${fact.element}` })).toEqual([people[1], people[0]])
    expect((await list('overdue')).counts.overdue).toBeGreaterThanOrEqual(3)
  })

  test('confirming makes it fresh and verified; the evidence is kept without numbers', async () => {
    const subject = await somebody()
    const [fact = ''] = await tell([
      {
        subject,
        element: 'person.living_address',
        source: 'self',
        value: { division: hehua, detail: '1号' },
        unitPath: hehua,
        at: ago(500),
      },
    ])
    expect(await named('overdue', subject)).toHaveLength(1)
    expect(await named('unverified', subject)).toHaveLength(1)
    await confirmFact.execute({ entry: steward, input: { fact, evidence: '电话13900001234核实，租房合同' } })
    expect(await named('overdue', subject)).toEqual([])
    expect(await named('unverified', subject)).toEqual([])
    const row = await now(subject, 'person.living_address')
    expect(row).toMatchObject({ weight: 2, stale_on: addDays(today(), 365) })
    const { answer } = await factCard.execute({ entry: steward, input: { fact: row?.fact ?? '' } })
    expect(answer.now).toMatchObject({ evidence: '电话***核实，租房合同', source: 'staff', verified: true })
    expect(answer.history).toHaveLength(2)
    expect(await answerOf(confirmFact.execute({ entry: steward, input: { fact, evidence: reason } }))).toBe(
      'conflict fact-moved',
    )
  })

  test('a value is handed to a community of the street, and to no other', async () => {
    const subject = await somebody()
    const [fact = ''] = await tell([
      { subject, element: 'person.marital', source: 'self', value: '10', unitPath: hehua },
    ])
    const ask = (community: string) =>
      askAgain.execute({ entry: steward, input: { fact, community, reason, tab: 'unverified' } })
    expect(await answerOf(ask(gudu))).toBe('invalid invalid')
    expect(await ask(hehua)).toMatchObject({ to: '/registers/quality?tab=unverified&done=ask' })
    expect(await named('unverified', subject)).toEqual([])
    expect((await factCard.execute({ entry: steward, input: { fact } })).answer.asked).toMatchObject({ reason })
  })

  test('a value is shown whole for a reason, which the person can read', async () => {
    const subject = await somebody()
    const [fact = ''] = await tell([
      { subject, element: 'person.mobile', source: 'collector', value: '13600009999', unitPath: hehua },
    ])
    const text = async () => (await factCard.execute({ entry: steward, input: { fact } })).answer.now.text
    expect(await text()).toBe('136****9999')
    await showFact.execute({ entry: steward, input: { fact, reason } })
    expect((await text()).replaceAll(' ', '')).toBe('13600009999')
    const rows = await asOwner(
      db.superuserUrl,
      `SELECT reason FROM audit WHERE command = 'unmask-person' AND subject = $1`,
      [subject],
    )
    expect(rows).toEqual([{ reason }])
  })
})

describe('another street', () => {
  test('neither lists, counts nor knows it', async () => {
    const abroad = await disagreement(gudu)
    const before = (await list('conflicts')).counts
    const more = await disagreement(gudu)
    expect((await list('conflicts')).counts).toEqual(before)
    expect(await named('conflicts', abroad.subject)).toEqual([])
    expect(await answerOf(settle(more, 'take'))).toBe('not-found not-found')
    expect(await answerOf(factCard.execute({ entry: steward, input: { fact: more.fact } }))).toBe('not-found not-found')
    expect(await answerOf(list('conflicts', {}, neighbour).then(() => settle(more, 'take', neighbour)))).toBe('done')
    expect(await answerOf(qualityFacts.execute({ entry: steward, input: { street: wangjiang } }))).toBe(
      'not-found not-found',
    )
  })

  test('a clerk has no desk of this kind', async () => {
    const clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
    expect(await answerOf(qualityFacts.execute({ entry: clerk, input: {} }))).toBe('not-allowed not-allowed')
  })
})
