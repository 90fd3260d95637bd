import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'

type StaffSearchProps = { action: string; hint: string; label: string; value?: string }

/** One box for everything a member of staff may know of a person or case. It is a GET form with `q`. */
export function StaffSearch({ action, hint, label, value }: StaffSearchProps) {
  return (
    <search className="min-w-0 flex-1 max-sm:basis-full print:hidden">
      <form
        action={action}
        className="flex max-w-[40rem] items-center gap-2 rounded-field border border-field bg-card px-3 text-ink focus-within:outline-3 focus-within:outline-offset-1 focus-within:outline-focus"
      >
        <Icon name="search" className="text-ink-faint" />
        <input
          name="q"
          type="search"
          aria-label={label}
          placeholder={hint}
          defaultValue={value}
          autoComplete="off"
          data-hotkey="/"
          className="min-h-target min-w-0 flex-1 bg-transparent text-ellipsis outline-none"
        />
        <span className="max-sm:hidden">
          <Kbd>/</Kbd>
        </span>
      </form>
    </search>
  )
}
