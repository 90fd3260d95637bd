import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { PageTitle } from '@/components/ui/page-title'
import { StepsProgress } from '@/components/ui/steps-progress'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime, sayDayOf } from '@/lib/text/say-date-time'

type ApplyFrameProps = {
  draft: {
    id: string
    service: { key: string; name: string }
    applicant: string
    steps: { key: string; title: string }[]
    step: string
    savedAt: Date
    diesAt: Date
  }
  title: string
  /** Summary of what is wrong; stands before everything else. */
  problems?: ReactNode
  children: ReactNode
}

/** Around every page of an application: that it is not submitted, how far it has come, that it is kept. */
export function ApplyFrame({ draft, title, problems, children }: ApplyFrameProps) {
  const t = useTranslations('apply')
  return (
    <div className="mx-auto max-w-form px-4 py-6">
      {problems}
      <div className="mb-gap flex gap-3 rounded-card border border-amber-mark bg-amber-soft px-4 py-3">
        <Icon name="info" className="mt-[0.2em] text-amber" />
        <p>
          <b className="text-amber">{t('notSubmitted')}</b> · {t('notSubmittedText')}
        </p>
      </div>
      <PageTitle
        crumbs={[{ href: `/services/${draft.service.key}`, label: draft.service.name }]}
        note={draft.applicant && t('for', { name: draft.applicant })}
      >
        {title}
      </PageTitle>
      <Steps draft={draft} />
      {children}
      <Saved draft={draft} />
    </div>
  )
}

function Steps({ draft }: Pick<ApplyFrameProps, 'draft'>) {
  const t = useTranslations('apply')
  const at = draft.steps.findIndex((step) => step.key === draft.step)
  return (
    <StepsProgress
      label={t('progress')}
      steps={draft.steps.map((step, index) => ({
        label: stepTitle(step, (key) => t(`steps.${key}`)),
        state: index < at ? 'done' : index === at ? 'now' : 'ahead',
        href: `/apply/${draft.id}/${step.key}`,
      }))}
    />
  )
}

const named = ['you', 'papers', 'check'] as const

/** The title of a page of an application: its group's, or the name that every item gives this page. */
export function stepTitle(
  { key, title }: { key: string; title: string },
  word: (key: (typeof named)[number] | 'group') => string,
): string {
  return title || word(named.find((each) => each === key) ?? 'group')
}

function Saved({ draft }: Pick<ApplyFrameProps, 'draft'>) {
  const [t, locale] = [useTranslations('apply'), useLocale() as Locale]
  const saved = sayDateTime(draft.savedAt, locale, 'short')
  const until = sayDayOf(draft.diesAt, locale, 'short')
  return (
    <div className="mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line pt-4 text-small text-ink-soft">
      <p id="saved" role="status">
        <Icon name="check" className="mr-1 text-green" />
        {t('saved', { time: saved })}
        {' · '}
        {t('keptUntil', { date: until })}
      </p>
      <a href={`/apply/${draft.id}/discard`} className="inline-flex min-h-target items-center text-ink-soft">
        {t('discard')}
      </a>
    </div>
  )
}
