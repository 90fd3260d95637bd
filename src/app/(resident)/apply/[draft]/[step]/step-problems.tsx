import { useLocale, useTranslations } from 'next-intl'
import { ApplyFaults } from '@/components/apply-faults'
import { inputId } from '@/components/fields/input-id'
import { FormErrorSummary } from '@/components/form-error-summary'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { DraftPage } from '@/lib/cases/draft-page'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { paperMessages } from './paper-messages'
import type { UploadProblem } from './upload-problem'

/** What is wrong, before everything else on the page. */
export function StepProblems({ page, upload }: { page: DraftPage; upload: UploadProblem | null }) {
  const [t, locale] = [useTranslations('fields'), useLocale() as Locale]
  const said = (text: Parameters<typeof say>[0]) => say(text, locale)
  if (page.check) return <ApplyFaults draft={page.id} faults={page.check.faults} />
  if (page.step === 'papers') {
    const messages = Object.entries(paperMessages(page, upload, { word: t, say: said, locale }))
    const line = ([key, message]: [string, string]) => ({ fieldId: key ? `f-material-${key}` : undefined, message })
    return <ErrorSummary problems={messages.map(line)} />
  }
  if (upload) {
    const fieldId = upload.field ? inputId(upload.field.replace(':', '.')) : undefined
    return <ErrorSummary problems={[{ fieldId, message: upload.message }]} />
  }
  if (!page.form) return null
  return <FormErrorSummary errors={page.form.errors} prefix={page.step === 'you' ? 'party' : 'form'} say={said} />
}
