import type { ReactNode } from 'react'
import { Button } from './ui/button'
import type { ButtonVariant } from './ui/button-class'

/** What a form of the page of a person needs: the words of what was refused, and what was typed. */
export type PersonSaid = {
  /** The form that came back, by its word; the others stay folded. */
  open: string
  at: (name: string) => string | undefined
  value: (name: string) => string | undefined
}
type PersonActProps = {
  /** The word of the form, by which a refused one is opened again. */
  act: string
  command: string
  title: string
  send: string
  person: string
  /** Idempotency key, minted with the page. */
  keyOf: string
  said: PersonSaid
  variant?: ButtonVariant
  hotkey?: string
  children: ReactNode
}

/** One act on a record: folded until it is wanted, a plain form that posts a command and comes back opened when refused. */
export function PersonAct(props: PersonActProps) {
  const { act, command, title, send, person, keyOf, said, variant, hotkey, children } = props
  return (
    <details open={said.open === act} className="print:hidden">
      <summary data-hotkey={hotkey} className="inline-block py-1 text-brand underline underline-offset-4">
        {title}
      </summary>
      <form
        method="post"
        action={`/do/${command}`}
        noValidate
        className="mt-1 mb-2 grid gap-3 border-l-4 border-brand-line pl-3"
      >
        <input type="hidden" name="_key" value={`${keyOf}-${act}`} />
        <input type="hidden" name="_back" value={`/registers/people/${person}?open=${act}`} />
        {children}
        <p>
          <Button variant={variant}>{send}</Button>
        </p>
      </form>
    </details>
  )
}
