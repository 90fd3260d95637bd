import { useTranslations } from 'next-intl'
import { ChoiceRow } from '@/components/ui/choice-row'
import { FieldGroup } from '@/components/ui/field-group'
import { indexesOf } from '@/lib/forms/names'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'
import { inputId } from './input-id'

/** The text, and one box to agree: for each person who must sign a box of their own. */
export function ConsentField(props: FieldInputProps) {
  const t = useTranslations('fields')
  const { field, name, inputs, errors, source } = props
  const frame = frameOf(props, t('hints.consent'))
  const listed = (field.signers ?? []).flatMap((each) => [...(source.signers?.(each) ?? [])])
  // The applicant is often one of the listed adults too, and signs once.
  const signers = [...new Map(listed.map((signer) => [signer.name, signer])).values()]
  const signed = new Set(indexesOf(inputs, `${name}.signers`).map((index) => inputs[`${name}.signers.${index}.name`]))
  const text = field.text === undefined ? undefined : source.consentText?.(field.text)
  return (
    <FieldGroup {...frame} error={frame.error ?? errors[`${name}.signers`]}>
      {text && <div className="mb-3 rounded-field border border-line bg-sunk p-4">{text}</div>}
      <span id={inputId(`${name}.signers`)} tabIndex={-1} />
      <div className="grid gap-2">
        {signers.length === 0 && (
          <ChoiceRow
            id={frame.id}
            name={`${name}.agreed`}
            type="checkbox"
            choice={{ value: 'yes', label: t('actions.agree') }}
            checked={inputs[`${name}.agreed`] === 'yes'}
            invalid={frame.error !== undefined}
          />
        )}
        {signers.map((signer, at) => (
          <ChoiceRow
            key={signer.name}
            id={at === 0 ? frame.id : inputId(`${name}.signers.${at}.name`)}
            name={`${name}.signers.${at}.name`}
            type="checkbox"
            choice={{ value: signer.name, label: t('actions.signs', { name: signer.name }) }}
            checked={signed.has(signer.name)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
