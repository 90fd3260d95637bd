import { useLocale, useTranslations } from 'next-intl'
import { AnswerSummary } from '@/components/answer-summary'
import { Card } from '@/components/ui/card'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { CaseAction } from './case-action'
import type { ActionState } from './case-actions'

type CaseNeedsYouProps = { view: MyCase; state: ActionState; actions: MyCase['actions'] }

/** What the reader must do, before everything else: the whole list of what is missing and the form that supplies it. */
export function CaseNeedsYou({ view, state, actions }: CaseNeedsYouProps) {
  const t = useTranslations('cases.you')
  if (actions.length === 0) return null
  return (
    <Card id="needs-you" tone="seal" title={t('title')} className="print:hidden">
      <div className="grid gap-gap">
        {view.wanted.length > 0 && (
          <>
            <p>{t('supplyText')}</p>
            <AnswerSummary groups={view.wanted} />
          </>
        )}
        <StillToBring view={view} />
        {actions.map((action) => (
          <section key={action.action} aria-label={action.label}>
            <h3 className="mb-2 text-h3">{action.label}</h3>
            <CaseAction
              caseId={view.id}
              version={view.version}
              action={action}
              formKey={state.keys[action.action] ?? ''}
              errors={state.refused?.action === action.action ? state.refused.errors : []}
            />
          </section>
        ))}
      </div>
    </Card>
  )
}

function StillToBring({ view }: { view: MyCase }) {
  const [t, locale] = [useTranslations('cases.you'), useLocale() as Locale]
  const missing = view.materials.filter((material) => material.state === 'missing' && material.dueOn)
  if (missing.length === 0) return null
  return (
    <div>
      <h3 className="text-h3">{t('laterTitle')}</h3>
      <ul className="mt-1 list-disc pl-6">
        {missing.map((material) => (
          <li key={material.key}>
            {material.name} {t('laterBy', { date: sayDate(material.dueOn ?? '', locale, 'plain') })}
          </li>
        ))}
      </ul>
    </div>
  )
}
