import { classList } from './class-list'

export type ButtonVariant = 'primary' | 'quiet' | 'danger' | 'plain'

const shapes: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-brand text-brand-ink shadow-card hover:bg-brand-hover',
  quiet: 'border-line-strong bg-card text-brand hover:border-brand hover:bg-brand-soft',
  danger: 'border-red bg-card text-red hover:bg-red-soft',
  plain: 'border-transparent bg-transparent text-brand underline underline-offset-4 hover:bg-brand-soft',
}

/** The look of a button for elements that `Button` cannot be, such as a `summary`. Heights follow the mode. */
export function buttonClass(variant: ButtonVariant = 'primary', className?: string): string {
  return classList(
    'inline-flex min-h-target min-w-target items-center justify-center gap-2 rounded-full border px-[1.35em] py-[0.4em]',
    'text-center text-base/[1.3] font-semibold no-underline print:hidden',
    shapes[variant],
    className,
  )
}
