import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Kbd } from './kbd'

type SearchBoxProps = {
  /** The command that it posts to: what is typed may be an identity number, which must stand in no address. */
  action: string
  /** What is sent beside the words. */
  sent: Readonly<Record<string, string>>
  label: string
  hint: string
  send: string
  problem?: string
  /** Further buttons. */
  children?: ReactNode
}

/** The one box of a staff screen, reached with `/`. */
export function SearchBox({ action, sent, label, hint, send, problem, children }: SearchBoxProps) {
  return (
    <form
      method="post"
      action={action}
      className="flex w-full max-w-[44rem] items-center gap-2 rounded-field border border-field bg-card pl-3 text-ink focus-within:outline-3 focus-within:outline-offset-1 focus-within:outline-focus"
    >
      {Object.entries(sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Icon name="search" className="text-ink-faint" />
      <input
        id="f-q"
        name="q"
        type="search"
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'q-problem' : undefined}
        placeholder={hint}
        autoComplete="off"
        maxLength={100}
        data-hotkey="/"
        className="min-h-target min-w-0 flex-1 bg-transparent text-ellipsis outline-none"
      />
      <span className="max-sm:hidden">
        <Kbd>/</Kbd>
      </span>
      <button
        type="submit"
        className="min-h-target rounded-field bg-brand px-4 font-semibold text-brand-ink hover:bg-brand-hover"
      >
        {send}
      </button>
      {children}
    </form>
  )
}
