import { passes } from '@/lib/forms/conditions'
import { joined } from '@/lib/forms/names'
import type { Field, Form, Group } from '@/lib/forms/schema'
import type { Scope } from '@/lib/forms/scope'
import { visibleFields } from '@/lib/forms/visible'
import type { FieldSource } from './fields/field-props'
import { fieldComponents } from './fields/index'
import { isWide } from './fields/is-wide'

export type StaffFieldsProps = {
  form: Form
  /** First word of every input name: `form`, `party`, `asked`. */
  prefix: string
  scope: Scope
  /** Inputs without the prefix. */
  inputs: Record<string, string>
  /** Sentences by full input name. */
  errors: Record<string, string>
  source: FieldSource
  /** One column, for narrow panels. */
  narrow?: boolean
  /** Level of the groups' titles: 2 where the form stands right below the title of the page. */
  level?: 2 | 3
}

/** Questions of a definition inside a form that the page itself makes, dense, two beside each other where there is room. */
export function StaffFields(props: StaffFieldsProps) {
  return props.form.map((group) => <FieldGroupOf key={group.fields[0]?.key} group={group} of={props} />)
}

function FieldGroupOf({ group, of }: { group: Group; of: StaffFieldsProps }) {
  const fields = visibleFields(group, of.scope)
  if (fields.length === 0) return null
  const Title = of.level === 2 ? 'h2' : 'h3'
  return (
    <div>
      {group.title !== undefined && <Title className="mb-1.5 text-h3">{of.source.say(group.title)}</Title>}
      {group.help !== undefined && <p className="mb-2 text-small text-ink-soft">{of.source.say(group.help)}</p>}
      <div className={of.narrow ? 'grid gap-3' : 'grid items-start gap-x-4 gap-y-3 lg:grid-cols-2'}>
        {fields.map((field) => (
          <OneField key={field.key} field={field} of={of} />
        ))}
      </div>
    </div>
  )
}

function OneField({ field, of }: { field: Field; of: StaffFieldsProps }) {
  const { prefix, scope, source } = of
  if (field.value !== undefined) return <Computed field={field} source={source} />
  const Component = fieldComponents[field.type]
  const inputs = Object.fromEntries(Object.entries(of.inputs).map(([name, text]) => [joined(prefix, name), text]))
  return (
    <div className={!of.narrow && isWide(field.type) ? 'lg:col-span-2' : undefined}>
      <Component
        field={field}
        name={joined(prefix, field.key)}
        inputs={inputs}
        errors={of.errors}
        source={source}
        required={field.required !== undefined && passes(field.required, scope)}
        density="staff"
      />
    </div>
  )
}

function Computed({ field, source }: { field: Field; source: FieldSource }) {
  const text = source.computedText?.(field)
  return text ? (
    <p>
      <span className="text-ink-soft">{source.say(field.label)}</span> <b>{text}</b>
    </p>
  ) : null
}
