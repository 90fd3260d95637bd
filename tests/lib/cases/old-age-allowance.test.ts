import { expect, it } from 'vitest'
import { acting, applicant, desks, walk } from './support/ground'

const monday = '2026-11-23T02:00:00.000Z'
const start = () => walk('old-age-allowance', { now: monday })
const clerk = acting(desks.clerk)

it('goes from the counter by review, data check and joining to the decision', () => {
  const way = start()
  expect(way.state).toMatchObject({ stage: 'received', phase: 'received', lead: desks.reviewer.unit })
  expect(way.available(applicant)).toEqual(['withdraw'])
  way.act('accept', clerk)
  expect(way.state).toMatchObject({ stage: 'reviewing', holderUnit: desks.reviewer.unit, acceptedAt: monday })
  way.act('review', acting(desks.reviewer), { result: 'fit', why: '符合' })
  expect(way.state.stage).toBe('co_review')
  const [check] = way.openTasks('facts')
  expect(check).toMatchObject({ unit: 'yunzhou/linjiang/police/', role: 'checker' })
  if (!check) throw new Error('nobody is asked')
  way.done(check, 'a-police', { finding: 'none' })
  expect(way.state.stage).toBe('deciding')
  way.act('grant', acting(desks.decider), { amount: '300', from: '2026-12-01' })
  expect(way.state).toMatchObject({ stage: 'granted', phase: 'closed', outcome: 'granted' })
  expect(way.state.clocks.every((clock) => ['stopped', 'elapsed'].includes(clock.state))).toBe(true)
  expect(way.state.tasks.every((task) => task.state !== 'open')).toBe(true)
})

it('promises five working days and owes thirty, from the day of acceptance', () => {
  const way = start()
  way.act('accept', clerk)
  expect(way.state.dueOn).toBe('2026-11-30')
  expect(way.state.legalDueOn).toBe('2027-01-05')
})

it('goes straight to the decision when the review says unfit', () => {
  const way = start()
  way.act('accept', clerk)
  way.act('review', acting(desks.reviewer), { result: 'unfit', why: '未满80周岁' })
  expect(way.state.stage).toBe('deciding')
  expect(way.available(acting(desks.reviewer))).not.toContain('grant')
})

it('shows each only the buttons that are theirs', () => {
  const way = start()
  expect(way.available(acting(desks.reviewer))).toEqual([])
  expect(way.available(acting({ ...desks.clerk, unit: 'yunzhou/linjiang/wangjiang/hall/' }))).toEqual([])
  expect(way.available({ account: null, persons: [], desks: [], signedIn: false })).toEqual([])
  expect(way.available({ ...applicant, persons: ['somebody else'] })).toEqual([])
})

it('keeps the one who reviewed away from the decision (four eyes)', () => {
  const way = start()
  way.act('accept', clerk)
  const both = { ...acting(desks.reviewer), desks: [desks.reviewer, desks.decider] }
  way.act('review', both, { result: 'unfit', why: '不符合' })
  expect(way.available(both)).not.toContain('refuse')
  expect(way.available(acting(desks.decider))).toContain('refuse')
})

it('suspends the clock before acceptance while the applicant supplies, and comes back to the same desk', () => {
  const way = start()
  way.act('ask_supplement', clerk, { items: [{ what: '银行卡', why: 'unclear' }], by: '2026-12-04' })
  expect(way.state).toMatchObject({
    stage: 'supplement',
    phase: 'supplement',
    back: { stage: 'received' },
    holderUnit: null,
  })
  expect(way.clock('list_once')?.state).toBe('suspended')
  expect(way.clock('supply')).toMatchObject({ state: 'running', dueOn: '2026-12-04' })
  way.at('2026-11-26T02:00:00.000Z')
  way.act('supply', applicant, { note: '已补' })
  expect(way.state).toMatchObject({ stage: 'received', back: null, holderUnit: desks.clerk.unit })
  expect(way.clock('list_once')?.state).toBe('running')
  expect(way.openTasks('@holder')).toHaveLength(1)
})

it('counts as withdrawn when nothing is supplied in time', () => {
  const way = start()
  way.act('ask_supplement', clerk, { items: [], by: '2026-12-04' })
  way.elapse('supply')
  expect(way.state).toMatchObject({ stage: 'withdrawn', phase: 'withdrawn' })
})

it('counts as accepted when nobody said anything for five working days', () => {
  const way = start()
  way.elapse('answer')
  expect(way.state.stage).toBe('received')
  way.elapse('list_once')
  expect(way.state.stage).toBe('reviewing')
})

it('can be withdrawn by the applicant until it is decided, and not afterwards', () => {
  const way = start()
  way.act('accept', clerk)
  expect(way.available(applicant)).toContain('withdraw')
  way.act('withdraw', applicant, {})
  expect(way.state).toMatchObject({ phase: 'withdrawn', outcome: null })
  expect(way.available(applicant)).toEqual([])
  expect(way.available(clerk)).toEqual([])
})

it('marks a case that runs past its promise and past the law', () => {
  const way = start()
  way.act('accept', clerk)
  way.elapse('promised')
  expect(way.state.late).toBe('promised')
  way.elapse('legal')
  expect(way.state.late).toBe('legal')
})
