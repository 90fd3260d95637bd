import { expect, it } from 'vitest'
import { planApproval } from '@/lib/cases/rules/plan'
import { acting, applicant, desks, walk } from './support/ground'

const monday = '2026-11-23T02:00:00.000Z'
const start = () => {
  const way = walk('minimum-living', { now: monday })
  way.act('accept', acting(desks.clerk))
  return way
}
type Way = ReturnType<typeof start>

function answerChecks(way: Way): void {
  for (const group of ['means', 'opinions']) {
    for (const task of way.openTasks(group)) way.done(task, `of ${task.unit}`, { finding: 'none', view: 'agree' })
  }
}

function visitByTwo(way: Way): void {
  const [visit] = way.openTasks('visit')
  if (!visit) throw new Error('nobody visits')
  way.done(visit, desks.worker.account, { matches: true })
  const [again] = way.openTasks('visit')
  if (again) way.done(again, desks.secondWorker.account, null)
}

it('asks co-departments and the community at the same time', () => {
  const way = start()
  expect(way.state.stage).toBe('checking')
  expect(way.openTasks('means').length).toBeGreaterThan(3)
  expect(way.openTasks('visit')).toMatchObject([{ unit: desks.worker.unit, people: 2 }])
  expect(way.state.sharedWith).toEqual(expect.arrayContaining(['yunzhou/linjiang/police/', desks.worker.unit]))
})

it('a visit by two needs two signatures of two people', () => {
  const way = start()
  answerChecks(way)
  const [visit] = way.openTasks('visit')
  if (!visit) throw new Error('nobody visits')
  way.done(visit, desks.worker.account, { matches: true })
  expect(way.state.stage).toBe('checking')
  const [unsigned] = way.openTasks('visit')
  expect(unsigned?.signed).toEqual([desks.worker.account])
  if (unsigned) way.done(unsigned, desks.worker.account, null)
  expect(way.state.stage).toBe('checking')
  const [still] = way.openTasks('visit')
  if (still) way.done(still, desks.secondWorker.account, null)
  expect(way.state.stage).toBe('opinion')
})

it('joins only when every check, opinion and the visit are in', () => {
  const way = start()
  visitByTwo(way)
  const checks = way.openTasks('means')
  for (const task of checks.slice(1)) way.done(task, `of ${task.unit}`, {})
  expect(way.state.stage).toBe('checking')
  const [last] = way.openTasks('means')
  if (last) way.done(last, 'the last', {})
  for (const task of way.openTasks('opinions')) way.done(task, 'opinion', {})
  expect(way.state.stage).toBe('opinion')
})

function toNotice(): Way {
  const way = start()
  answerChecks(way)
  visitByTwo(way)
  way.act('opine', acting(desks.reviewer), { result: 'fit', why: '符合' })
  return way
}

it('publishes for seven calendar days, then goes to confirmation by the district', () => {
  const way = toNotice()
  expect(way.state.stage).toBe('notice')
  expect(way.plan.notices).toMatchObject([{ template: 'relief-notice', stage: 'notice' }])
  expect(way.clock('notice')).toMatchObject({ dueOn: '2026-11-30', limit: { days: 7 } })
  way.elapse('notice')
  expect(way.state).toMatchObject({ stage: 'confirming', holderUnit: desks.districtDecider.unit })
  expect(way.available(acting(desks.decider))).not.toContain('confirm')
  way.act('confirm', acting(desks.districtDecider), { amount: '600', from: '2026-12-01' })
  expect(way.state).toMatchObject({ phase: 'closed', outcome: 'granted' })
})

it('needs no notice when the opinion is unfit; the refusal is told in writing', () => {
  const way = start()
  answerChecks(way)
  visitByTwo(way)
  way.act('opine', acting(desks.reviewer), { result: 'unfit', why: '收入超标' })
  expect(way.state.stage).toBe('confirming')
  way.act('refuse', acting(desks.districtDecider), { reason: '收入超标', basis: '第九条' })
  expect(way.state.stage).toBe('refusing')
  expect(way.clock('tell')).toMatchObject({ state: 'running', limit: { workingDays: 3 } })
  way.act('tell', acting(desks.reviewer))
  expect(way.state).toMatchObject({ phase: 'closed', outcome: 'refused' })
})

it('an objection holds the case back until it is checked', () => {
  const way = toNotice()
  const stranger = { account: 'a-neighbour', persons: ['n'], desks: [], signedIn: true }
  expect(way.available(stranger)).toEqual(['object'])
  way.act('object', stranger, { facts: '有两套房' })
  expect(way.state.stage).toBe('notice')
  expect(way.plan.effects.map(({ effect }) => Object.keys(effect)[0])).toContain('open')
  way.with({ children: [{ id: 'child', service: 'objection', phase: 'received', outcome: null }] })
  way.elapse('notice')
  expect(way.state.stage).toBe('objections')
  expect(way.available(acting(desks.reviewer))).not.toContain('proceed')
  way.with({ children: [{ id: 'child', service: 'objection', phase: 'closed', outcome: 'refused' }] })
  way.trigger({ child: 'objection' })
  way.act('proceed', acting(desks.reviewer), { reason: '不属实' })
  expect(way.state.stage).toBe('confirming')
})

it('sent back for more checks, it asks everybody anew', () => {
  const way = toNotice()
  way.elapse('notice')
  way.act('send_back', acting(desks.districtDecider), { reason: '核对不全' })
  expect(way.state.stage).toBe('checking')
  expect(way.openTasks('means').length).toBeGreaterThan(3)
  expect(way.openTasks('visit')).toHaveLength(1)
  answerChecks(way)
  expect(way.state.stage).toBe('checking')
})

it('extends a limit once, and only when the head agrees', () => {
  const way = start()
  const before = way.state.dueOn
  way.act('extend', acting(desks.reviewer), { why: 'other', reason: '外地核对' })
  expect(way.state.dueOn).toBe(before)
  expect(way.available(acting(desks.reviewer))).not.toContain('extend')
  const [approval] = way.openTasks('@approve:extend')
  expect(approval).toMatchObject({ role: 'office-head', unit: desks.head.unit })
  const answer = { task: approval?.id ?? '', agreed: true, data: {}, account: desks.head.account }
  way.keep(planApproval(way.state, way.ctx({ account: desks.head.account, by: '', channel: 'counter' }), answer))
  expect(String(way.state.dueOn) > String(before)).toBe(true)
  expect(way.clock('promised')?.extended).toBe(true)
  expect(way.available(acting(desks.reviewer))).not.toContain('extend')
})

it('a refused extension changes nothing and may be asked for again', () => {
  const way = start()
  const before = way.state.dueOn
  way.act('extend', acting(desks.reviewer), { why: 'other', reason: '外地核对' })
  const [approval] = way.openTasks('@approve:extend')
  const answer = { task: approval?.id ?? '', agreed: false, data: {}, account: desks.head.account }
  way.keep(planApproval(way.state, way.ctx(), answer))
  expect(way.state.dueOn).toBe(before)
  expect(way.available(acting(desks.reviewer))).toContain('extend')
})

it('suspends the tasks of the stage while more is asked for, and gives them back', () => {
  const way = start()
  const open = way.openTasks().length
  way.act('ask_more', acting(desks.reviewer), { items: [], reason: '需要', by: '2026-12-04' })
  expect(way.state).toMatchObject({ stage: 'further', phase: 'supplement' })
  expect(way.openTasks().every((task) => task.party !== null)).toBe(true)
  expect(way.clock('promised')?.state).toBe('suspended')
  way.at('2026-11-27T02:00:00.000Z')
  way.act('supply_more', applicant, {})
  expect(way.state.stage).toBe('checking')
  expect(way.openTasks()).toHaveLength(open)
  expect(way.clock('promised')?.state).toBe('running')
})
