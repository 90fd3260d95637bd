import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Textarea } from '@/components/ui/textarea'
import type { FormProblems } from '@/lib/web/form-problems'

/** What the forms of one page share: where a refused one returns to, and what was wrong with it. */
export type FormGround = { here: string; on?: string; said: FormProblems; newKey: () => string }

type ReasonFormProps = {
  /** The command that is posted; also the word by which the page knows the form again. */
  command: string
  ground: FormGround
  hidden: Record<string, string>
  /** The one text that is asked: `reason` or `evidence`. */
  ask: { name: string; label: string; hint?: string }
  save: string
  variant?: 'primary' | 'quiet' | 'danger'
  /** Work begins here: what is asked first in it has the focus. */
  first?: boolean
  children?: ReactNode
}

/** A form that asks why, and perhaps something before it. Of several on a page, only the refused one shows its errors. */
export function ReasonForm({ command, ground, hidden, ask, save, variant, first, children }: ReasonFormProps) {
  const refused = ground.on === command
  return (
    <form method="post" action={`/do/${command}`} className="grid gap-4" data-first={first || undefined}>
      <input type="hidden" name="_key" value={ground.newKey()} />
      <input type="hidden" name="_back" value={`${ground.here}${ground.here.includes('?') ? '&' : '?'}on=${command}`} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Textarea
        id={fieldId(ground, command, ask.name)}
        name={ask.name}
        label={ask.label}
        hint={ask.hint}
        required
        rows={2}
        maxLength={200}
        value={refused ? ground.said.value(ask.name) : undefined}
        error={refused ? ground.said.at(ask.name) : undefined}
      />
      <p>
        <button type="submit" data-main className={buttonClass(variant)}>
          {save}
        </button>
      </p>
    </form>
  )
}

/** The error summary leads to inputs by their name, so the refused form carries plain ids and the others do not. */
export function fieldId({ on }: FormGround, command: string, name: string): string {
  return on === command ? name : `${command}-${name}`
}
