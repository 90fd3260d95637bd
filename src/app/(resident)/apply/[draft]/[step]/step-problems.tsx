import { useLocale } from 'next-intl'
import { ApplyFaults } from '@/components/apply-faults'
import { FormErrorSummary } from '@/components/form-error-summary'
import type { DraftPage } from '@/lib/cases/draft-page'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'

/** What is wrong, before everything else on the page. */
export function StepProblems({ page }: { page: DraftPage }) {
  const locale = useLocale() as Locale
  if (page.check) return <ApplyFaults draft={page.id} faults={page.check.faults} />
  if (!page.form) return null
  const prefix = page.step === 'you' ? 'party' : 'form'
  return <FormErrorSummary errors={page.form.errors} prefix={prefix} say={(text) => say(text, locale)} />
}
