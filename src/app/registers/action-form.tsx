import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { newKey } from '@/lib/web/page'
import type { FieldOf, TypedForms } from './typed-form'

type ActionFormProps = {
  /** A word for the form on its page; its inputs carry it in their ids. */
  act: string
  command: string
  /** Path of the page, to which a refused form comes back. */
  page: string
  title: string
  submit: string
  danger?: boolean
  hidden?: Record<string, string>
  forms: TypedForms
  children?: (field: FieldOf) => ReactNode
}

/** One thing that can be done on the page of a record: folded, and unfolded again when it comes back refused. */
export function ActionForm(props: ActionFormProps) {
  const { act, title, forms } = props
  return (
    <details open={forms.act === act} className="rounded-field border border-line bg-card px-4 print:hidden">
      <summary className="flex min-h-target items-center font-semibold text-brand">{title}</summary>
      <div className="pb-4">
        <PlainForm {...props} />
      </div>
    </details>
  )
}

/** The same form, not folded. */
export function PlainForm(props: ActionFormProps) {
  const { act, command, page, submit, danger, hidden = {}, forms, children } = props
  const back = `${page}${page.includes('?') ? '&' : '?'}act=${act}`
  return (
    <form method="post" action={`/do/${command}`} className="grid max-w-form gap-4">
      <input type="hidden" name="_key" value={newKey()} />
      <input type="hidden" name="_back" value={back} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children?.(forms.fieldsOf(act))}
      <p>
        <Button variant={danger ? 'danger' : 'primary'}>{submit}</Button>
      </p>
    </form>
  )
}
