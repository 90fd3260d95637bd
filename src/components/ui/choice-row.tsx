import type { Choice } from './select'

type ChoiceRowProps = {
  id: string
  name: string
  type: 'radio' | 'checkbox'
  choice: Choice
  checked: boolean
  invalid?: boolean
}

/** One radio button or checkbox whose whole row can be pressed. */
export function ChoiceRow({ id, name, type, choice, checked, invalid }: ChoiceRowProps) {
  return (
    <label
      htmlFor={id}
      className="flex min-h-target items-center gap-3 rounded-field border border-field bg-card px-[0.9em] py-[0.4em] hover:border-brand has-checked:border-brand has-checked:bg-brand-soft has-checked:font-semibold has-checked:shadow-[inset_0_0_0_1px_var(--brand)] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
    >
      <input
        id={id}
        name={name}
        type={type}
        value={choice.value}
        defaultChecked={checked}
        aria-invalid={invalid || undefined}
        aria-describedby={choice.hint ? `${id}-note` : undefined}
        className="size-[1.25em] shrink-0 accent-brand outline-none"
      />
      <span className="min-w-0">
        {choice.label}
        {choice.hint && (
          <span id={`${id}-note`} className="block text-small font-normal text-ink-soft">
            {choice.hint}
          </span>
        )}
      </span>
    </label>
  )
}
