import type { CompiledStage } from './compile'
import { noTemplate } from './expression-words'
import { find } from './library'
import { sentence } from './problem'
import { noClockNamed, noForm, notRunning } from './soundness-rows'
import { type Subject, stagePlace } from './subject'

/** What a stage names: forms of tasks, clocks that it pauses, the template of its notice. */
export function checkStages(subject: Subject): void {
  for (const stage of Object.values(subject.shape.stages)) {
    for (const [group, task] of Object.entries(stage.tasks ?? {})) {
      if (task.form === undefined || Object.hasOwn(subject.merged.forms, task.form)) continue
      const at = stagePlace(subject, stage.id, 'tasks', group, 'form')
      subject.report(at, 'form', noForm(task.form, Object.keys(subject.merged.forms)))
    }
    checkPauses(subject, stage)
    if (stage.notice && find(subject.books, 'template', stage.notice.template)?.use !== 'publication') {
      const at = stagePlace(subject, stage.id, 'notice.template')
      subject.report(at, 'template', noTemplate(stage.notice.template, 'publication'))
    }
  }
}

function checkPauses(subject: Subject, stage: CompiledStage): void {
  const reasons = find(subject.books, 'codes', 'clock_stop')?.codes.map((one) => one.code)
  for (const [name, pause] of Object.entries(stage.pauses ?? {})) {
    const at = stagePlace(subject, stage.id, 'pauses', name)
    const clock = subject.shape.clocks[name]
    if (!clock) subject.report(at, 'clock-name', noClockNamed(subject, name))
    else if (!clock.stages.includes(stage.id)) subject.report(at, 'pause', notRunning(name, [stage.id]))
    if (reasons && !reasons.includes(pause.reason)) {
      subject.report({ ...at, path: `${at.path}.reason` }, 'code', noReason(pause.reason, reasons))
    }
  }
}

function noReason(reason: string, known: readonly string[]) {
  return sentence(
    `暂停原因“${reason}”不在代码表 clock_stop 中：${known.join(' ')}`,
    `the reason "${reason}" is not in the code list clock_stop: ${known.join(' ')}`,
  )
}
