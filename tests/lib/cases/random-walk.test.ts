import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Acting } from '@/lib/cases/rules/cast'
import { planApproval } from '@/lib/cases/rules/plan'
import type { CaseState, Compiled } from '@/lib/cases/rules/state'
import { acting, applicant, desks, itemKeys, walk } from './support/ground'

const full = process.env.FULL === '1'
const walks = full ? 400 : 25
const steps = full ? 40 : 18

type Way = ReturnType<typeof walk>
type Step = { choose: number; fit: boolean; time: boolean }

const step: fc.Arbitrary<Step> = fc.record({ choose: fc.nat(), fit: fc.boolean(), time: fc.boolean() })

/** Whoever could act: each desk that a task or the cast names, the applicant, and a stranger. */
function somebodies(way: Way): Acting[] {
  const fromTasks = way
    .openTasks()
    .flatMap((task) =>
      task.unit && task.role ? [{ account: `at ${task.unit}`, unit: task.unit, role: task.role }] : [],
    )
  const stranger = { account: 'a-stranger', persons: [], desks: [], signedIn: true }
  return [...Object.values(desks), ...fromTasks].map(acting).concat(applicant, stranger)
}

const answers = (fit: boolean, today: string) => ({
  ...{ result: fit ? 'fit' : 'unfit', why: '理由', reason: '理由', basis: '依据', by: today, amount: '1' },
  ...{ items: [], facts: '情况', from: today, note: '', promised: { agreed: true } },
})

/** Everything that could happen next: actions, tasks, approvals, clocks. */
function moves(way: Way, { fit }: Step): (() => unknown)[] {
  const actions = somebodies(way).flatMap((who) =>
    way.available(who).map((action) => () => way.act(action, who, answers(fit, way.today()))),
  )
  const tasks = way
    .openTasks()
    .filter((task) => !task.group.startsWith('@'))
    .map((task) => () => way.done(task, `signer ${task.signed.length}`, answers(fit, way.today())))
  const approvals = way
    .openTasks()
    .filter((task) => task.group.startsWith('@approve:'))
    .map((task) => () => {
      const answer = { task: task.id, agreed: fit, data: {}, account: desks.head.account }
      way.keep(planApproval(way.state, way.ctx(), answer))
    })
  return [...actions, ...tasks, ...approvals]
}

function clocks(way: Way): (() => unknown)[] {
  return way.state.clocks
    .filter((clock) => clock.state === 'running' && clock.nextAt)
    .map((clock) => () => way.elapse(clock.key))
}

const closed = ['closed', 'declined', 'withdrawn', 'moved']

/** What must hold of every case at every moment. */
function assertSound(state: CaseState, compiled: Compiled): void {
  const stage = compiled.stages[state.stage]
  expect(stage, state.stage).toBeDefined()
  expect(state.phase).toBe(stage?.phase)
  const ended = compiled.ends.includes(state.stage)
  const running = state.clocks.filter((clock) => clock.state === 'running')
  const open = state.tasks.filter((task) => task.state === 'open')
  if (ended) {
    expect(running.map((clock) => clock.key)).toEqual([])
    expect(open.map((task) => task.group)).toEqual([])
  } else {
    expect(open.length + running.length, `nobody has ${state.stage}`).toBeGreaterThan(0)
  }
  // A case is closed by its phase: one whose card waits to be collected is decided and in time, and not yet at its end.
  expect(state.closedAt !== null).toBe(closed.includes(state.phase))
  if (ended) expect(closed).toContain(state.phase)
  if (compiled.interrupts.includes(state.stage)) expect(state.back).not.toBeNull()
  else expect(state.back).toBeNull()
  for (const clock of state.clocks) {
    const openPauses = clock.pauses.filter((pause) => pause.to === null).length
    expect(openPauses).toBe(clock.state === 'paused' || clock.state === 'suspended' ? 1 : Math.min(openPauses, 1))
    if (clock.state !== 'running') expect(clock.nextAt).toBeNull()
  }
  const names = running.map((clock) => clock.key)
  expect(new Set(names).size).toBe(names.length)
}

describe(`random walks, ${walks} of up to ${steps} steps for each item`, () => {
  it.each(itemKeys)(
    '%s never leaves its stages, always has somebody or an end, and keeps its clocks',
    (key) => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 3, maxLength: steps }), (way) => {
          const taken = walk(key, { now: '2026-11-23T02:00:00.000Z' })
          assertSound(taken.state, taken.compiled)
          for (const each of way) {
            const possible = each.time ? [...clocks(taken), ...moves(taken, each)] : moves(taken, each)
            const chosen = possible[each.choose % Math.max(possible.length, 1)]
            if (!chosen) break
            chosen()
            assertSound(taken.state, taken.compiled)
          }
        }),
        { numRuns: walks, seed: 20261124 },
      )
    },
    600_000,
  )
})
