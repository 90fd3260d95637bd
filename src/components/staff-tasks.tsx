import { useLocale, useTranslations } from 'next-intl'
import type { TaskView } from '@/lib/cases/views/case-view'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { AnswerSummary } from './answer-summary'
import { Tag, type TagTone } from './ui/tag'

const tones: Record<TaskView['state'], TagTone> = {
  open: 'amber',
  done: 'green',
  lapsed: 'red',
  withdrawn: 'plain',
  suspended: 'plain',
}

/** What other desks were asked, who has answered and what they wrote. */
export function StaffTasks({ tasks }: { tasks: TaskView[] }) {
  const t = useTranslations('office.task')
  return (
    <ul className="divide-y divide-line">
      {tasks.map((task) => (
        <li key={task.id} className="py-2 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <b>{task.unit}</b>
            <span>{task.label}</span>
            <span className="ml-auto">
              <Tag tone={tones[task.state]}>
                {t(`state.${task.state}`)}
                {task.people > 1 && task.state === 'open' && ` ${task.signed}/${task.people}`}
              </Tag>
            </span>
          </p>
          <TaskNote task={task} />
        </li>
      ))}
    </ul>
  )
}

function TaskNote({ task }: { task: TaskView }) {
  const [t, locale] = [useTranslations('office.task'), useLocale() as Locale]
  return (
    <>
      {task.state === 'open' && task.dueOn && (
        <p className="text-small text-ink-soft">{t('until', { date: sayDate(task.dueOn, locale, 'short') })}</p>
      )}
      {task.answer.length > 0 && (
        <details>
          <summary className="inline-block py-1 text-small text-brand underline underline-offset-4">
            {t('answer')}
          </summary>
          <AnswerSummary groups={task.answer} dense fileHref={(id) => `/api/files/${id}`} />
        </details>
      )}
    </>
  )
}
