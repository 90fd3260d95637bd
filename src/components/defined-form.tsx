import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { AnswerProblem } from '@/lib/forms/answers'
import { passes } from '@/lib/forms/conditions'
import { joined } from '@/lib/forms/names'
import type { Field, Form, Group } from '@/lib/forms/schema'
import type { Scope } from '@/lib/forms/scope'
import { visibleFields } from '@/lib/forms/visible'
import { isLocale, sourceLocale } from '@/lib/text/locale'
import type { Density, FieldSource } from './fields/field-props'
import { fieldComponents } from './fields/index'
import { isWide } from './fields/is-wide'
import { problemText } from './fields/problem-text'
import { FormErrorSummary } from './form-error-summary'

type DefinedFormProps = {
  form: Form
  /** Index of the one group to show; without it all groups are. */
  only?: number
  /** Its answers so far decide what is visible and what is required. */
  scope: Scope
  /** What is in the inputs, by name: saved answers, or what was typed and refused. */
  inputs: Record<string, string>
  errors?: AnswerProblem[]
  warnings?: AnswerProblem[]
  source: FieldSource
  density?: Density
  action: string
  /** Put before every input name when the command keeps the answers under a word of its own: `form.income`. */
  prefix?: string
  /** The page itself says the title of its one group. */
  untitled?: boolean
  /** The page shows the summary of errors above everything else itself (`FormErrorSummary`). */
  summaryElsewhere?: boolean
  encType?: 'multipart/form-data'
  id?: string
  /** Before the groups, such as questions about the party. */
  lead?: ReactNode
  /** After the groups: hidden fields and buttons. */
  children: ReactNode
}

/** A form drawn from its definition. Plain HTML that posts without script; errors on top and at the field. */
export function DefinedForm(props: DefinedFormProps) {
  const { form, only, errors = [], warnings = [], density = 'resident', source, prefix = '' } = props
  const t = useTranslations('fields')
  const locale = useLocale()
  const words = { word: t, say: source.say, locale: isLocale(locale) ? locale : sourceLocale }
  const told = (problems: AnswerProblem[]) =>
    problems.map((each) => ({ name: each.name && joined(prefix, each.name), message: problemText(each, words) }))
  const messages = Object.fromEntries(told(errors).map(({ name, message }) => [name, message]))
  const groups = form.filter((_, index) => only === undefined || only === index)
  const inputs = Object.fromEntries(Object.entries(props.inputs).map(([name, text]) => [joined(prefix, name), text]))
  return (
    <form method="post" action={props.action} encType={props.encType} id={props.id} noValidate className="grid gap-gap">
      {/* Enter presses the first button of a form, which must not be one that adds or deletes a row. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      {!props.summaryElsewhere && <FormErrorSummary errors={errors} prefix={prefix} say={source.say} />}
      {told(warnings).map(({ name, message }) => (
        <Notice key={name} kind="info">
          {message}
        </Notice>
      ))}
      {props.lead}
      {groups.map((group) => (
        <FormGroup key={group.fields[0]?.key} group={group} form={{ ...props, density, messages, inputs }} />
      ))}
      {props.children}
    </form>
  )
}

type Drawn = DefinedFormProps & { density: Density; messages: Record<string, string> }

function FormGroup({ group, form }: { group: Group; form: Drawn }) {
  const fields = visibleFields(group, form.scope)
  if (fields.length === 0) return null
  const { say } = form.source
  return (
    <Card title={group.title === undefined || form.untitled ? undefined : say(group.title)}>
      {group.help !== undefined && <p className="mb-3 text-ink-soft">{say(group.help)}</p>}
      <div className={form.density === 'staff' ? 'grid items-start gap-4 lg:grid-cols-2' : 'grid gap-gap'}>
        {fields.map((field) => (
          <FormField key={field.key} field={field} form={form} />
        ))}
      </div>
    </Card>
  )
}

function FormField({ field, form }: { field: Field; form: Drawn }) {
  if (field.value !== undefined) return <ComputedField field={field} source={form.source} />
  const Component = fieldComponents[field.type]
  return (
    <div className={form.density === 'staff' && isWide(field.type) ? 'lg:col-span-2' : undefined}>
      <Component
        field={field}
        name={joined(form.prefix ?? '', field.key)}
        inputs={form.inputs}
        errors={form.messages}
        source={form.source}
        required={field.required !== undefined && passes(field.required, form.scope)}
        density={form.density}
      />
    </div>
  )
}

function ComputedField({ field, source }: { field: Field; source: FieldSource }) {
  const t = useTranslations('fields')
  const text = source.computedText?.(field)
  if (!text) return null
  return (
    <p>
      <span className="font-semibold">{source.say(field.label)}</span>{' '}
      <span className="text-small text-ink-faint">{t('actions.computed')}</span>
      <span className="block">{text}</span>
    </p>
  )
}
