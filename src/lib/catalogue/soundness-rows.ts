import type { CompiledRow, CompiledStage } from './compile'
import { noDocument } from './expression-words'
import { find } from './library'
import { sentence } from './problem'
import { stagesOf } from './stage-groups'
import { rowPlace, type Subject, whereWritten } from './subject'

/** Rows: who or what sets them off, from where, to where, and what must exist there. */
export function checkRows(subject: Subject): void {
  for (const row of subject.shape.rows) {
    checkSource(subject, row)
    checkFrom(subject, row)
    checkTargets(subject, row)
    checkEvent(subject, row)
    checkAsked(subject, row)
  }
  for (const clock of Object.values(subject.shape.clocks)) {
    clock.in.forEach((word, index) => {
      const at = whereWritten(subject, { section: 'clocks', name: clock.id }, 'in', index)
      if (!isAt(subject, word)) subject.report(at, 'stage', noStage(subject, word))
    })
  }
}

function checkSource(subject: Subject, row: CompiledRow): void {
  if ((row.by === undefined) === (row.on === undefined)) {
    subject.report(rowPlace(subject, row), 'by-or-on', byOrOn(row.action))
  }
  if (row.by?.length === 0) subject.report(rowPlace(subject, row, 'by'), 'by-or-on', byOrOn(row.action))
  if (row.by && !row.label) subject.report(rowPlace(subject, row), 'label', noLabel(row.action))
}

function checkFrom(subject: Subject, row: CompiledRow): void {
  row.from.forEach((word, index) => {
    if (!isAt(subject, word)) subject.report(rowPlace(subject, row, 'from', index), 'stage', noStage(subject, word))
  })
}

function isAt({ merged }: Subject, word: string): boolean {
  return word === '@open' || word === '@accepted' || stagesOf(merged.stages, word).length > 0
}

function checkTargets(subject: Subject, row: CompiledRow): void {
  if (typeof row.to === 'string') checkTarget(subject, row, { word: row.to, rest: ['to'] })
  const branches = typeof row.to === 'string' ? [] : row.to
  branches.forEach((branch, index) => {
    checkTarget(subject, row, { word: branch.to, rest: ['to', index, 'to'] })
    const last = index === branches.length - 1
    if (last && branch.if !== undefined) {
      subject.report(rowPlace(subject, row, 'to', index, 'if'), 'last-branch', lastBranch)
    }
    if (!last && branch.if === undefined) subject.report(rowPlace(subject, row, 'to', index), 'last-branch', deadBranch)
  })
}

type Target = { word: string; rest: (string | number)[] }

function checkTarget(subject: Subject, row: CompiledRow, { word, rest }: Target): void {
  const { stages, first } = subject.shape
  const at = rowPlace(subject, row, ...rest)
  if (word === '@same') return
  if (word === '@first' && first === null) subject.report(at, 'stage', noFirst)
  if (word === '@back' && !row.stages.every((id) => stages[id]?.interrupt))
    subject.report(at, 'back', backNeedsInterrupt)
  if (word !== '@first' && word !== '@back' && !Object.hasOwn(stages, word)) {
    subject.report(at, 'stage', noStage(subject, word))
  }
}

function checkEvent(subject: Subject, row: CompiledRow): void {
  const { on } = row
  if (!on) return
  const stages = row.stages.flatMap((id) => subject.shape.stages[id] ?? [])
  if ('joined' in on) {
    on.joined.forEach((group, index) => {
      checkGroup(subject, { group, stages, at: rowPlace(subject, row, 'on.joined', index) })
    })
  }
  if ('lapsed' in on) checkGroup(subject, { group: on.lapsed, stages, at: rowPlace(subject, row, 'on.lapsed') })
  if ('elapsed' in on) checkElapsed(subject, row, on.elapsed)
  if ('child' in on && !find(subject.books, 'service', on.child)) {
    subject.report(rowPlace(subject, row, 'on.child'), 'service', noDocument('service', on.child))
  }
}

type Group = { group: string; stages: CompiledStage[]; at: { document: string; path: string } }

function checkGroup(subject: Subject, { group, stages, at }: Group): void {
  const opened = (stage: CompiledStage) => stage.tasks?.[group] !== undefined || (group === 'slot' && reserves(subject))
  const without = stages.filter((stage) => !opened(stage)).map((stage) => stage.id)
  if (without.length > 0) subject.report(at, 'group', noGroup(group, without))
}

/** The effect `reserve` opens the group `slot`. */
function reserves({ shape }: Subject): boolean {
  const effects = [...Object.values(shape.stages), ...shape.rows].flatMap((one) => one.do ?? [])
  return effects.some((effect) => 'reserve' in effect)
}

function checkElapsed(subject: Subject, row: CompiledRow, name: string): void {
  const clock = subject.shape.clocks[name]
  const at = rowPlace(subject, row, 'on.elapsed')
  if (!clock) subject.report(at, 'clock-name', noClockNamed(subject, name))
  if (!clock) return
  const without = row.stages.filter((stage) => !clock.stages.includes(stage))
  if (without.length > 0) subject.report(at, 'elapsed', notRunning(name, without))
}

function checkAsked(subject: Subject, row: CompiledRow): void {
  const { forms } = subject.merged
  if (row.ask !== undefined && !Object.hasOwn(forms, row.ask)) {
    subject.report(rowPlace(subject, row, 'ask'), 'form', noForm(row.ask, Object.keys(forms)))
  }
  if (row.extend && !subject.shape.clocks[row.extend.clock]) {
    subject.report(rowPlace(subject, row, 'extend.clock'), 'clock-name', noClockNamed(subject, row.extend.clock))
  }
}

function byOrOn(action: string) {
  return sentence(
    `步骤“${action}”须写 by（由谁）或 on（因何事）二者之一，不能都写或都不写`,
    `the action "${action}" needs either by (people) or on (an event), not both and not neither`,
  )
}
function noLabel(action: string) {
  return sentence(`步骤“${action}”由人办理，须有按钮文字 label`, `the action "${action}" is a button and needs a label`)
}
const lastBranch = sentence(
  '最后一个去向不能带条件 if，否则可能无处可去',
  'the last branch must have no "if", or there may be no way on',
)
const deadBranch = sentence(
  '只有最后一个去向可以不带条件，其后的去向永远走不到',
  'only the last branch may be without "if"; those after it are never taken',
)
const noFirst = sentence(
  '没有可作 @first 的已受理或办理中环节',
  'there is no accepted or working stage that @first could mean',
)
const backNeedsInterrupt = sentence('@back 只能用于 interrupt 环节', '@back may only be used from interrupt stages')

function noStage({ shape }: Subject, word: string) {
  const known = shape.order.join(' ')
  return sentence(`没有环节“${word}”，已有 ${known}`, `there is no stage "${word}"; known: ${known}`)
}
function noGroup(group: string, stages: readonly string[]) {
  return sentence(
    `环节 ${stages.join('、')} 没有任务“${group}”`,
    `the stage ${stages.join(', ')} has no task "${group}"`,
  )
}
/** A clock that the workflow does not have. */
export function noClockNamed({ shape }: Subject, name: string) {
  const known = Object.keys(shape.clocks).join(' ')
  return sentence(`没有时钟“${name}”，已有 ${known}`, `there is no clock "${name}"; known: ${known}`)
}
/** A clock that does not run where it is needed. */
export function notRunning(name: string, stages: readonly string[]) {
  return sentence(
    `时钟“${name}”不在环节 ${stages.join('、')} 中运行`,
    `the clock "${name}" does not run in the stage ${stages.join(', ')}`,
  )
}
/** A form that neither the item nor the workflow has. */
export function noForm(name: string, known: readonly string[]) {
  return sentence(`没有表单“${name}”，已有 ${known.join(' ')}`, `there is no form "${name}"; known: ${known.join(' ')}`)
}
