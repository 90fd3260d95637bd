import { classList } from './class-list'

/** The look of a box to type in. `known` marks a value that was filled in from what the office already holds. */
export function inputClass(state: { error?: boolean; known?: boolean }, className?: string): string {
  return classList(
    'block min-h-target w-full rounded-field border px-[0.8em] py-[0.35em] text-base text-ink hover:border-brand disabled:bg-sunk disabled:text-ink-soft',
    state.error ? 'border-2 border-red' : 'border-field',
    state.known ? 'bg-brand-soft' : 'bg-card',
    className,
  )
}
