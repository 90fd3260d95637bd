import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import type { MyCase } from '@/lib/cases/my-case'
import type { AnswerProblem } from '@/lib/forms/answers'
import { CaseAction } from './case-action'

export type ActionState = {
  /** An idempotency key for each action. */
  keys: Record<string, string>
  /** The action that was refused, and what was wrong with it. */
  refused: { action: string; errors: AnswerProblem[] } | null
}
type CaseActionsProps = { view: MyCase; state: ActionState; actions: MyCase['actions'] }

/** Actions that are there but not asked for, each behind a press; one that was refused is open. */
export function CaseActions({ view, state, actions }: CaseActionsProps) {
  const t = useTranslations('cases')
  if (actions.length === 0) return null
  return (
    <section aria-labelledby="more" className="print:hidden">
      <h2 id="more" className="mb-2 text-h2">
        {t('more')}
      </h2>
      <div className="grid gap-3">
        {actions.map((action) => (
          <details
            key={action.action}
            open={state.refused?.action === action.action}
            className="group rounded-card border border-line bg-card px-pad"
          >
            <summary className="flex min-h-target list-none items-center gap-2 font-semibold text-brand">
              <Icon name="down" className="group-open:rotate-180" />
              {action.label}
            </summary>
            <div className="pb-pad">
              {action.danger && (
                <p className="mb-3">
                  {t('confirm', { label: action.label })} {t('confirmText')}
                </p>
              )}
              <CaseAction
                caseId={view.id}
                version={view.version}
                action={action}
                formKey={state.keys[action.action] ?? ''}
                errors={state.refused?.action === action.action ? state.refused.errors : []}
              />
            </div>
          </details>
        ))}
      </div>
    </section>
  )
}
