import { getTranslations } from 'next-intl/server'
import { CaseActions } from '@/components/case-actions'
import { CaseClock } from '@/components/case-clock'
import { CaseHistory } from '@/components/case-history'
import { CaseHolder } from '@/components/case-holder'
import { CaseNeedsYou } from '@/components/case-needs-you'
import { CaseNext } from '@/components/case-next'
import { CaseAnswers, CasePapers } from '@/components/case-papers'
import { UploadForms } from '@/components/upload-forms'
import type { MyCase } from '@/lib/cases/my-case'
import type { BouncedForm } from '@/lib/web/bounced-form'
import { newKey } from '@/lib/web/page'
import { refusedAction } from './typed-action'

/** Everything about a case below its heading: what needs the reader comes first. */
export async function CaseBody({ view, bounced }: { view: MyCase; bounced: BouncedForm | null }) {
  const t = await getTranslations('cases')
  const keys = Object.fromEntries(view.actions.map(({ action }) => [action, newKey()]))
  const state = { keys, refused: refusedAction(bounced) }
  const missing = view.materials.some((material) => material.state === 'missing' && material.dueOn)
  const waits = view.holder.applicant || missing
  const needed = waits ? view.actions.filter((action) => !action.danger) : []
  const others = view.actions.filter((action) => !needed.includes(action))
  const places = view.actions.map(({ action, place }) => ({ id: `upload-${action}`, field: place }))
  return (
    <div className="grid gap-gap">
      <CaseNeedsYou view={view} state={state} actions={needed} />
      <CaseHolder view={view} />
      <CaseClock view={view} />
      {needed.length === 0 && <CaseNext view={view} />}
      <CasePapers papers={view.papers} />
      <CaseHistory view={view} />
      <CaseAnswers view={view} />
      <p>
        <a href="/messages" className="inline-flex min-h-target items-center">
          {t('messages')}
        </a>
      </p>
      <CaseActions view={view} state={state} actions={others} />
      <UploadForms places={places} owner={{ case: view.id }} back={`/cases/${view.id}`} />
    </div>
  )
}
