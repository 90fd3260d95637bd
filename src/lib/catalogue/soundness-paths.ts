import type { CompiledClock, CompiledRow, CompiledStage } from './compile'
import { checkCondition, checkExpression, expectType, rowOf } from './expression-check'
import { layers } from './merge'
import { sentence } from './problem'
import type { Task, Who } from './schema'
import { any, object, type Shape } from './shape'
import { checkEffects } from './soundness-effects'
import { checkForm } from './soundness-forms'
import { checkUnit } from './soundness-unit'
import { inside, knowing, type Spot } from './spot'
import { type Section, type Subject, spotIn } from './subject'

/** Every value, condition, span and path of a workflow resolves and has the right type. */
export function checkPaths(subject: Subject): void {
  const parameters = checkParameters(subject)
  const spotOf: SpotOf = (section, name, ...rest) =>
    knowing(spotIn(subject, { section, name }, ...rest), 'with', parameters)
  for (const [name, who] of Object.entries(subject.merged.cast)) checkWho(who, spotOf('cast', name))
  for (const [name, form] of Object.entries(subject.merged.forms)) checkForm(form, spotOf('forms', name))
  for (const stage of Object.values(subject.shape.stages)) checkStage(subject, stage, spotOf('stages', stage.id))
  for (const clock of Object.values(subject.shape.clocks)) checkClock(clock, spotOf('clocks', clock.id))
  for (const row of subject.shape.rows) checkRow(subject, row, spotOf('actions', row.action))
}

type SpotOf = (section: Section, name: string, ...rest: (string | number)[]) => Spot

/** What `$with` holds: every parameter with its type. An item may only fill those that its workflow declares. */
export function checkParameters(subject: Subject): Shape {
  const { merged, service, workflow } = subject
  const declared = declaredParameters(subject)
  const shapes = Object.entries(merged.with).map(([name, value]) => {
    const spot = spotIn(subject, { section: 'with', name })
    if (service && !declared.has(name)) spot.report(spot.path, 'with', notDeclared(name, workflow.key))
    const shape = checkExpression(value, { ...spot, mayBeAbsent: true })
    const loose = ['null', 'absent'].includes(shape.type)
    return [name, loose ? any : { ...shape, only: undefined }] as const
  })
  return object(Object.fromEntries(shapes))
}

function declaredParameters({ books, workflow }: Subject): Set<string> {
  return new Set(layers(books, workflow).flatMap(({ body }) => Object.keys(body.with ?? {})))
}

function checkWho(who: Who, outer: Spot): void {
  const rows =
    who.each === undefined ? undefined : expectType(who.each, ['list'], inside({ ...outer, mayBeAbsent: true }, 'each'))
  const spot = rows ? knowing(outer, 'row', rowOf(rows)) : outer
  if (who.if !== undefined) checkCondition(who.if, inside(spot, 'if'))
  if ('at' in who) checkUnit(who.at, inside(spot, 'at'))
  if ('person' in who) expectType(who.person, ['party', 'list', 'object'], inside(spot, 'person'))
}

function checkStage(subject: Subject, stage: CompiledStage, spot: Spot): void {
  for (const [group, task] of Object.entries(stage.tasks ?? {})) checkTask(subject, task, inside(spot, 'tasks', group))
  for (const [clock, pause] of Object.entries(stage.pauses ?? {})) {
    if (pause.if !== undefined) checkCondition(pause.if, inside(spot, 'pauses', clock, 'if'))
  }
  if (stage.notice) checkUnit(stage.notice.audience, inside(spot, 'notice.audience'))
  checkEffects(stage.do ?? [], subject.merged.with, inside(spot, 'do'))
}

function checkTask(subject: Subject, task: Task, outer: Spot): void {
  const who = subject.merged.cast[task.to]
  const quiet = { ...outer, report: () => undefined, mayBeAbsent: true }
  const spot = who?.each ? knowing(outer, 'row', rowOf(checkExpression(who.each, quiet))) : outer
  if (task.if !== undefined) checkCondition(task.if, inside(spot, 'if'))
  if (task.limit !== undefined) expectType(task.limit, ['span'], inside({ ...spot, mayBeAbsent: true }, 'limit'))
  if (typeof task.join === 'object') expectType(task.join.quorum, ['number'], inside(spot, 'join.quorum'))
  if (task.fetch !== undefined) checkExpression(task.fetch, inside(spot, 'fetch'))
}

function checkClock(clock: CompiledClock, spot: Spot): void {
  expectType(clock.limit, ['span'], inside({ ...spot, mayBeAbsent: true }, 'limit'))
  if (clock.from !== undefined) expectType(clock.from, ['date'], inside(spot, 'from'))
  if (clock.if !== undefined) checkCondition(clock.if, inside(spot, 'if'))
}

function checkRow(subject: Subject, row: CompiledRow, spot: Spot): void {
  if (row.if !== undefined) checkCondition(row.if, inside(spot, 'if'))
  if (typeof row.to !== 'string') {
    for (const [index, branch] of row.to.entries()) {
      if (branch.if !== undefined) checkCondition(branch.if, inside(spot, 'to', index, 'if'))
    }
  }
  if (row.extend) expectType(row.extend.by, ['span'], inside(spot, 'extend.by'))
  checkEffects(row.do ?? [], subject.merged.with, inside(spot, 'do'))
}

function notDeclared(name: string, workflow: string) {
  return sentence(
    `workflow/${workflow} 没有声明参数“${name}”`,
    `workflow/${workflow} does not declare the parameter "${name}"`,
  )
}
