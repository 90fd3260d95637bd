import type { CompiledClock, CompiledRow, CompiledStage } from './compile'
import { sentence } from './problem'
import { isOpen } from './stage-groups'
import { type Subject, stagePlace, whereWritten } from './subject'

/** Stages and the ways between them: reachable, left, held, timed; every clock that starts stops. */
export function checkGraph(subject: Subject): void {
  const reachable = reachableStages(subject)
  for (const stage of Object.values(subject.shape.stages)) {
    if (!reachable.has(stage.id)) subject.report(stagePlace(subject, stage.id), 'reachable', notReachable(stage.id))
    checkLeft(subject, stage)
    if (!subject.shape.ends.includes(stage.id)) checkHeldAndTimed(subject, stage)
  }
  for (const clock of Object.values(subject.shape.clocks)) checkClockStops(subject, clock)
}

/** Names of the stages that a row may lead to from one stage, with `@first` resolved; `@same` and `@back` lead back. */
function targetsOf(subject: Subject, row: CompiledRow): string[] {
  const words = typeof row.to === 'string' ? [row.to] : row.to.map((branch) => branch.to)
  return words.flatMap((word) => {
    if (word === '@first') return subject.shape.first ?? []
    return Object.hasOwn(subject.shape.stages, word) ? word : []
  })
}

/** Every stage that a case can come to, beginning where cases begin. */
function reachableStages(subject: Subject): Set<string> {
  const reached = new Set([subject.shape.initial])
  for (const stage of reached) {
    const rows = subject.shape.rows.filter((row) => row.stages.includes(stage))
    for (const target of rows.flatMap((row) => targetsOf(subject, row))) reached.add(target)
  }
  return reached
}

/** An open stage needs a way out of its own: withdrawing from `@open` does not carry a case forward. */
function checkLeft(subject: Subject, stage: CompiledStage): void {
  const out = subject.shape.rows.filter(
    (row) => row.stages.includes(stage.id) && leaves(subject, { row, stage: stage.id }),
  )
  if (!isOpen(stage)) return
  if (out.length === 0) subject.report(stagePlace(subject, stage.id), 'left', neverLeft(stage.id))
  else if (!out.some((row) => row.from.includes(stage.id) || !withdraws(subject, row))) {
    subject.report(stagePlace(subject, stage.id), 'left', onlyWithdrawn(stage.id))
  }
}

function leaves(subject: Subject, step: { row: CompiledRow; stage: string }): boolean {
  const words = typeof step.row.to === 'string' ? [step.row.to] : step.row.to.map((branch) => branch.to)
  return words.includes('@back') || targetsOf(subject, step.row).some((target) => target !== step.stage)
}

function withdraws(subject: Subject, row: CompiledRow): boolean {
  return targetsOf(subject, row).every((target) => subject.shape.stages[target]?.phase === 'withdrawn')
}

function checkHeldAndTimed(subject: Subject, stage: CompiledStage): void {
  const tasks = Object.values(stage.tasks ?? {})
  if (!stage.holder && tasks.length === 0)
    subject.report(stagePlace(subject, stage.id), 'holder', nobodyHolds(stage.id))
  const timed = clocksIn(subject, stage.id).length > 0 || tasks.some((task) => task.limit !== undefined)
  if (!timed) subject.report(stagePlace(subject, stage.id), 'clock', noClock(stage.id))
}

/** Clocks that run in a stage; one whose limit the item leaves empty never starts. */
function clocksIn(subject: Subject, stage: string): CompiledClock[] {
  return Object.values(subject.shape.clocks).filter((clock) => clock.stages.includes(stage) && starts(subject, clock))
}

function starts({ service }: Subject, clock: CompiledClock): boolean {
  if (!service) return true
  if (clock.limit === '$item.limits.promised') return service.limits?.promised !== undefined
  return clock.limit !== '$item.limits.legal' || service.limits?.legal !== undefined
}

/** A clock stops when the case leaves its stages, so none of them may be an end and each must have a way out of them. */
function checkClockStops(subject: Subject, clock: CompiledClock): void {
  const piece = { section: 'clocks', name: clock.id } as const
  clock.in.forEach((word, index) => {
    const ends = subject.shape.ends.filter((end) => word === end)
    for (const end of ends)
      subject.report(whereWritten(subject, piece, 'in', index), 'clock-stops', runsInEnd(clock.id, end))
  })
  const trapped = clock.stages.filter(
    (stage) => !subject.shape.ends.includes(stage) && !escapes(subject, { clock, stage }),
  )
  if (trapped.length > 0)
    subject.report(whereWritten(subject, piece, 'in'), 'clock-stops', neverStops(clock.id, trapped))
}

function escapes(subject: Subject, from: { clock: CompiledClock; stage: string }): boolean {
  const reached = new Set([from.stage])
  for (const stage of reached) {
    const rows = subject.shape.rows.filter((row) => row.stages.includes(stage))
    const targets = rows.flatMap((row) => targetsOf(subject, row))
    if (targets.some((target) => !from.clock.stages.includes(target))) return true
    if (rows.some((row) => row.to === '@back')) return true
    for (const target of targets) reached.add(target)
  }
  return false
}

function notReachable(stage: string) {
  return sentence(`没有任何步骤能到达环节“${stage}”`, `no action leads to the stage "${stage}"`)
}
function neverLeft(stage: string) {
  return sentence(
    `环节“${stage}”既不是结束，也没有步骤离开它`,
    `the stage "${stage}" is not an end and no action leaves it`,
  )
}
function onlyWithdrawn(stage: string) {
  return sentence(
    `环节“${stage}”除撤回外没有步骤离开它，事项会停在这里`,
    `the stage "${stage}" is left only by withdrawing; a case would stay here`,
  )
}
function nobodyHolds(stage: string) {
  return sentence(
    `环节“${stage}”没有经办人（holder）也没有任务（tasks）`,
    `the stage "${stage}" has neither a holder nor tasks`,
  )
}
function noClock(stage: string) {
  return sentence(
    `环节“${stage}”没有计时：没有在此运行的时钟，任务也没有时限`,
    `the stage "${stage}" has no clock running in it and no task with a limit`,
  )
}
function runsInEnd(clock: string, stage: string) {
  return sentence(
    `时钟“${clock}”在结束环节“${stage}”中运行，永远不会停`,
    `the clock "${clock}" runs in the end "${stage}" and would never stop`,
  )
}
function neverStops(clock: string, stages: readonly string[]) {
  return sentence(
    `时钟“${clock}”在 ${stages.join('、')} 开始后没有办法停下`,
    `the clock "${clock}" starts in ${stages.join(', ')} and never stops`,
  )
}
