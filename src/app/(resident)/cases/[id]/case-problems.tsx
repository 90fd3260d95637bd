import { getLocale, getTranslations } from 'next-intl/server'
import { FormErrorSummary } from '@/components/form-error-summary'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { BouncedForm } from '@/lib/web/bounced-form'
import { formProblems } from '@/lib/web/form-problems'
import { refusedAction, typedTexts } from './typed-action'

/** Why an action or an upload was refused: what changed meanwhile, or what is wrong with the form. */
export async function CaseProblems({ view, bounced }: { view: MyCase; bounced: BouncedForm | null }) {
  if (!bounced) return null
  const [t, locale] = [await getTranslations('cases'), (await getLocale()) as Locale]
  if (bounced.code === 'conflict') {
    const latest = view.events[0]
    const what = latest?.title || latest?.to || view.stage
    const still = view.actions.some(({ action }) => action === bounced.values.action)
    return (
      <div id="error-summary" tabIndex={-1} className="mb-gap">
        <Notice kind="needs-you" role="alert" title={t('stale')}>
          <p>{t(still ? 'staleText' : 'staleOver', { what })}</p>
          {!still && typedTexts(bounced).map((text) => <p key={text}>“{text}”</p>)}
        </Notice>
      </div>
    )
  }
  const errors = refusedAction(bounced)?.errors ?? []
  if (errors.length > 0) return <FormErrorSummary errors={errors} prefix="asked" say={(text) => say(text, locale)} />
  const said = await formProblems(bounced)
  return <ErrorSummary problems={said.summary.map(({ message }) => ({ message }))} />
}
