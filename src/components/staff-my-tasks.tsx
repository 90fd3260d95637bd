import { useLocale, useTranslations } from 'next-intl'
import type { AskedForm } from '@/lib/cases/asked-form'
import type { TaskView } from '@/lib/cases/views/case-view'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { ActionForm, MainButton } from './action-panel'
import { AnswerSummary } from './answer-summary'
import { StaffAsked, type StaffAskedBase } from './staff-asked'
import { Card } from './ui/card'

export type PanelTask = TaskView & { place: string; asks: AskedForm }
type MyTasksProps = StaffAskedBase & { tasks: PanelTask[]; next: string }

/** Tasks that wait for the reader: an opinion, a check, a second signature, a yes or no. */
export function StaffMyTasks({ tasks, next, ...base }: MyTasksProps) {
  return tasks.map((task) => (
    <Card key={task.id} tone="seal" title={task.label} aside={<TaskDue task={task} />}>
      <TaskForm task={task} base={base} next={`${next}?did=task`} />
    </Card>
  ))
}

function TaskDue({ task }: { task: PanelTask }) {
  const [t, locale] = [useTranslations('office.task'), useLocale() as Locale]
  return task.dueOn ? t('until', { date: sayDate(task.dueOn, locale, 'short') }) : null
}

type TaskFormProps = { task: PanelTask; base: StaffAskedBase; next: string }

function TaskForm({ task, base, next }: TaskFormProps) {
  const t = useTranslations('office.task')
  const fields = { task: task.id, next }
  const form = { base, command: 'complete-task', fields }
  if (task.approval) {
    return (
      <ActionForm {...form}>
        <p className="text-ink-soft">{t('approve')}</p>
        {base.errors.agree && <p className="font-semibold text-red">{base.errors.agree}</p>}
        <MainButton label={t('yes')} variant="primary" name="agree" value="yes" letter="Y" />
        <MainButton label={t('no')} variant="danger" name="agree" value="no" letter="O" />
      </ActionForm>
    )
  }
  if (task.signed > 0) {
    return (
      <ActionForm {...form}>
        <p className="text-ink-soft">{t('second')}</p>
        <AnswerSummary groups={task.answer} dense fileHref={(id) => `/api/files/${id}`} />
        <MainButton label={t('sign')} variant="primary" letter="S" main />
      </ActionForm>
    )
  }
  return (
    <ActionForm {...form}>
      <div data-first className="grid gap-3">
        <StaffAsked base={base} asks={task.asks} place={task.place} />
      </div>
      <MainButton label={task.people > 1 ? t('sendFirst') : t('send')} variant="primary" main />
      {task.people > 1 && <p className="text-small text-ink-soft">{t('people', { count: task.people })}</p>}
    </ActionForm>
  )
}
