import { useTranslations } from 'next-intl'
import { PersonInputs } from '@/components/person-inputs'
import { Checkboxes } from '@/components/ui/checkboxes'
import { Radios } from '@/components/ui/radios'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { NewHouseholdView } from '@/lib/registry/households/new-household'
import type { FieldOf } from '../../typed-form'

const rows = [0, 1, 2, 3, 4, 5, 6, 7]

/** The questions about a new household, with eight lines for its members; empty lines are passed over. */
export function NewHouseholdFields({ field, offered }: { field: FieldOf; offered: NewHouseholdView }) {
  const t = useTranslations('households')
  const kinds = (['living', 'hukou'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))
  const { communities, place } = offered
  const unit = place?.unitPath ?? (communities.length === 1 ? communities[0]?.value : undefined)
  return (
    <>
      <Radios inline choices={kinds} {...field('kind', t('kind'))} required />
      <Select choices={communities} {...withDefault(field('unit', t('unit')), unit)} required />
      {place && <p>{t('new.at', { place: place.name })}</p>}
      <TextInput {...field('code', t('code'))} hint={t('new.codeHint')} size={24} />
      <TextInput type="date" {...field('on', t('new.on'))} required size={14} />
      <fieldset className="grid gap-4">
        <legend className="mb-2 text-h3 font-semibold">{t('members')}</legend>
        {rows.map((at) => (
          <MemberLine key={at} at={at} field={field} offered={offered} />
        ))}
      </fieldset>
      <Leaves field={field} />
    </>
  )
}

function withDefault(props: ReturnType<FieldOf>, value: string | undefined) {
  return { ...props, value: props.value ?? value }
}

/** Whether somebody who belongs to another household leaves it. */
export function Leaves({ field }: { field: FieldOf }) {
  const t = useTranslations('households')
  const { value: _, ...props } = field('leaves', t('leaves'))
  const choices = [{ value: 'yes', label: t('leavesBox') }]
  return <Checkboxes {...props} values={field.ticked('leaves')} choices={choices} />
}

function MemberLine({ at, field, offered }: { at: number; field: FieldOf; offered: NewHouseholdView }) {
  const t = useTranslations('households')
  const known = at === 0 ? offered.person : null
  const relation = withDefault(field(`members.${at}.relation`, t('relation')), at === 0 ? '01' : undefined)
  const line = (
    <div className="grid gap-3 rounded-field border border-line p-3">
      <p className="font-semibold">{known ? known.name : t('new.member', { no: at + 1 })}</p>
      {!known && <PersonInputs field={field} prefix={`members.${at}.`} />}
      <Select choices={offered.relations} {...relation} />
    </div>
  )
  if (at < 3) return line
  return (
    <details>
      <summary className="inline-block py-1 text-brand">{t('new.another', { no: at + 1 })}</summary>
      {line}
    </details>
  )
}
