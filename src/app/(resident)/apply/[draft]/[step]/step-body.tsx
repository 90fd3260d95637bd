import { useLocale, useTranslations } from 'next-intl'
import { ApplyButtons, ApplyHidden } from '@/components/apply-buttons'
import { ApplyCheck } from '@/components/apply-check'
import { ApplyForm } from '@/components/apply-form'
import { ApplyKeep, ApplyKnown } from '@/components/apply-known'
import { ApplyPapers } from '@/components/apply-papers'
import type { DraftPage } from '@/lib/cases/draft-page'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { paperMessages } from './paper-messages'
import type { UploadProblem } from './upload-problem'

type StepBodyProps = { page: DraftPage; formKey: string; upload: UploadProblem | null }

/** One page of an application by its kind: about the person, questions, papers, or the last look. */
export function StepBody({ page, formKey, upload }: StepBodyProps) {
  if (page.step === 'papers') return <Papers page={page} upload={upload} />
  if (page.check) {
    const hasPapers = page.steps.some((step) => step.key === 'papers')
    return <ApplyCheck draft={page.id} check={page.check} formKey={formKey} hasPapers={hasPapers} />
  }
  const part = page.step === 'you' ? 'party' : 'form'
  return (
    <>
      <ApplyKnown draft={page.id} known={page.known} />
      {page.form ? (
        <ApplyForm draft={page.id} step={page.step} part={part} form={page.form} first={page.step === 'you'} />
      ) : (
        <form method="post" action="/do/save-draft">
          <ApplyHidden draft={page.id} step={page.step} />
          <ApplyButtons first />
        </form>
      )}
      <ApplyKeep draft={page.id} changing={page.changing} />
    </>
  )
}

function Papers({ page, upload }: { page: DraftPage; upload: UploadProblem | null }) {
  const [t, locale] = [useTranslations('fields'), useLocale() as Locale]
  const words = { word: t, say: (text: Parameters<typeof say>[0]) => say(text, locale), locale }
  return <ApplyPapers draft={page.id} papers={page.papers} messages={paperMessages(page, upload, words)} />
}
