import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'

const endings = ['declined', 'withdrawn', 'moved'] as const

/** What comes next, and whether there is anything to do for the reader. */
export function CaseNext({ view }: { view: MyCase }) {
  const t = useTranslations('cases.next')
  const ending = endings.find((each) => each === view.phase)
  const open = view.tasks.filter((task) => task.state === 'open' && !task.approval)
  return (
    <Card title={t('title')}>
      <p>
        {ending && t(ending)}
        {view.phase === 'closed' && t(view.outcome === 'refused' ? 'refused' : 'granted')}
        {view.phase === 'received' && `${t('received', { desk: view.firstDesk })} ${t('nothing')}`}
        {!view.closedAt && view.phase !== 'received' && !view.holder.applicant && `${t('working')} ${t('nothing')}`}
      </p>
      {open.length > 0 && !view.closedAt && <OpenTasks tasks={open} />}
      {view.closedAt && (
        <p className="mt-2">
          <a href={`/services/${view.service.key}`} className="inline-flex min-h-target items-center">
            {t('again')}
          </a>
        </p>
      )}
    </Card>
  )
}

function OpenTasks({ tasks }: { tasks: MyCase['tasks'] }) {
  const [t, locale] = [useTranslations('cases.next'), useLocale() as Locale]
  return (
    <>
      <h3 className="mt-3 text-h3">{t('tasks')}</h3>
      <ul className="mt-1 grid gap-1">
        {tasks.map((task) => (
          <li key={task.id} className="flex flex-wrap gap-x-3">
            <b>{task.label}</b>
            <span className="text-ink-soft">
              {[task.unit, task.dueOn && t('taskDue', { date: sayDate(task.dueOn, locale, 'short') })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
