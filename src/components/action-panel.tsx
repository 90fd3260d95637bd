import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { AskedForm } from '@/lib/cases/asked-form'
import type { ActionView } from '@/lib/cases/views/case-view'
import { StaffAsked, type StaffAskedBase } from './staff-asked'
import { staffLetters } from './staff-letters'
import { type ButtonVariant, buttonClass } from './ui/button-class'
import { Kbd } from './ui/kbd'

export type PanelAction = ActionView & { place: string; asks: AskedForm }
type ActionPanelProps = StaffAskedBase & { actions: PanelAction[]; version: number; next: string }

const order = { primary: 0, quiet: 1, danger: 2 } as const
const variants: Record<ActionView['tone'], ButtonVariant> = { primary: 'primary', quiet: 'quiet', danger: 'danger' }

/**
 * What may be done with a case now, the main thing first and what ends it last. An action that asks something unfolds its
 * form in place. The letter of an action focuses its button or its first question, so that one more key is needed.
 */
export function ActionPanel({ actions, version, next, ...base }: ActionPanelProps) {
  const sorted = [...actions].sort((a, b) => order[a.tone] - order[b.tone])
  const letters = staffLetters(sorted.map((each) => each.action))
  const hidden = (action: string) => ({
    case: base.caseId,
    action,
    version: String(version),
    next: `${next}?did=${action}`,
  })
  return (
    <div className="grid gap-2">
      {sorted.map((each) => {
        const letter = letters[each.action]
        const fields = hidden(each.action)
        if (each.form.length === 0) {
          return (
            <ActionForm key={each.action} base={base} command="act-on-case" fields={fields}>
              <MainButton
                label={each.label}
                variant={variants[each.tone]}
                letter={letter}
                main={each.tone === 'primary'}
              />
            </ActionForm>
          )
        }
        return (
          <details
            key={each.action}
            open={base.typed?.act === each.action}
            className="group rounded-card open:border open:border-line open:p-3"
          >
            <summary
              data-hotkey={letter}
              className={buttonClass(variants[each.tone], 'w-full list-none group-open:mb-3')}
            >
              {each.label}
              {letter && <Kbd>{letter}</Kbd>}
            </summary>
            <ActionForm base={base} command="act-on-case" fields={fields}>
              <StaffAsked base={base} asks={each.asks} place={each.place} />
              <MainButton label={each.label} variant={variants[each.tone]} main />
            </ActionForm>
          </details>
        )
      })}
    </div>
  )
}

type ActionFormProps = { base: StaffAskedBase; command: string; fields: Record<string, string>; children: ReactNode }

/** A plain form of a command with what it needs hidden, and where it comes back to when it is refused. */
export function ActionForm({ base, command, fields, children }: ActionFormProps) {
  return (
    <form method="post" action={`/do/${command}`} noValidate className="grid gap-3">
      <input type="hidden" name="_key" value={base.newKey()} />
      <input type="hidden" name="_back" value={base.back} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}

type MainButtonProps = {
  label: string
  variant: ButtonVariant
  letter?: string
  main?: boolean
  name?: string
  value?: string
}

/** The button that does it; `main` is what Ctrl+Enter presses. */
export function MainButton({ label, variant, letter, main, name, value }: MainButtonProps) {
  const t = useTranslations('office')
  return (
    <button
      type="submit"
      name={name}
      value={value}
      data-hotkey={letter}
      data-main={main || undefined}
      className={buttonClass(variant, 'w-full')}
    >
      {label}
      {letter ? <Kbd>{letter}</Kbd> : main && <Kbd>{t('keys.send')}</Kbd>}
    </button>
  )
}
