import type { ReactNode } from 'react'
import { type ButtonVariant, buttonClass } from './button-class'

type Shared = { variant?: ButtonVariant; className?: string; children: ReactNode; id?: string }
type AsLink = Shared & { href: string; download?: boolean }
type AsSubmit = Shared & { href?: undefined; name?: string; value?: string; form?: string; type?: 'submit' | 'button' }

/** A link that looks like a button when `href` is given, else a button that submits its form. */
export function Button(props: AsLink | AsSubmit) {
  const { variant, className, children, id } = props
  const look = buttonClass(variant, className)
  if (props.href !== undefined)
    return (
      <a href={props.href} download={props.download} id={id} className={look}>
        {children}
      </a>
    )
  return (
    <button
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      form={props.form}
      id={id}
      className={look}
    >
      {children}
    </button>
  )
}
