import { useTranslations } from 'next-intl'
import { PersonInputs } from '@/components/person-inputs'
import { Checkboxes } from '@/components/ui/checkboxes'
import { Radios } from '@/components/ui/radios'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { HouseholdView } from '@/lib/registry/households/household-page'
import { ActionForm } from '../../action-form'
import type { FieldOf, TypedForms } from '../../typed-form'
import { Leaves } from '../new/new-household-fields'

const reasons = ['moved', 'married', 'divorced', 'studies', 'service', 'died', 'error', 'other'] as const
type Props = { home: HouseholdView; forms: TypedForms }

/** What can be done with a household: somebody joins or leaves, a new head, a split, its end. */
export function HouseholdActions({ home, forms }: Props) {
  const t = useTranslations('households')
  const shared = { page: `/registers/households/${home.id}`, hidden: { household: home.id }, forms }
  const on = (field: FieldOf, label: string) => <TextInput type="date" {...field('on', label)} required size={14} />
  const act = (word: 'join' | 'leave' | 'head' | 'split' | 'close', command: string) => ({
    ...shared,
    ...{ act: word, command, title: t(`act.${word}`), submit: t(`act.${word}Submit`) },
  })
  return (
    <div className="grid gap-3 print:hidden">
      <ActionForm {...act('join', 'join-household')}>
        {(field) => (
          <>
            <PersonInputs field={field} />
            <Select choices={home.relations} {...field('relation', t('relation'))} required />
            {on(field, t('act.joinOn'))}
            <Leaves field={field} />
          </>
        )}
      </ActionForm>
      <ActionForm {...act('leave', 'leave-household')}>
        {(field) => (
          <>
            <Radios choices={choicesOf(home)} {...field('person', t('act.who'))} required />
            {on(field, t('act.leaveOn'))}
            <Select
              choices={reasons.map((value) => ({ value, label: t(`why.${value}`) }))}
              {...field('why', t('act.why'))}
              required
            />
          </>
        )}
      </ActionForm>
      <ActionForm {...act('head', 'change-head')}>
        {(field) => (
          <>
            <Radios choices={choicesOf(home, false)} {...field('head', t('act.newHead'))} required />
            <Relations home={home} field={field} withHead />
            {on(field, t('act.headOn'))}
          </>
        )}
      </ActionForm>
      <ActionForm {...act('split', 'split-household')}>
        {(field) => (
          <>
            <Going home={home} field={field} />
            <Radios choices={choicesOf(home, false)} {...field('head', t('act.splitHead'))} required />
            <Relations home={home} field={field} />
            <TextInput {...field('code', t('code'))} hint={t('new.codeHint')} size={24} />
            {on(field, t('act.splitOn'))}
          </>
        )}
      </ActionForm>
      <ActionForm {...act('close', 'close-household')} danger>
        {(field) => (
          <>
            {on(field, t('act.closeOn'))}
            <TextInput {...field('reason', t('act.reason'))} required maxLength={200} />
          </>
        )}
      </ActionForm>
    </div>
  )
}

function choicesOf({ members }: HouseholdView, head = true) {
  return members
    .filter((member) => head || !member.head)
    .map(({ id, name, relation }) => ({ value: id, label: name, hint: relation }))
}

function Going({ home, field }: { home: HouseholdView; field: FieldOf }) {
  const t = useTranslations('households')
  const { value: _, ...props } = field('members', t('act.going'))
  return <Checkboxes {...props} values={field.ticked('members')} choices={choicesOf(home, false)} required />
}

function Relations({ home, field, withHead }: { home: HouseholdView; field: FieldOf; withHead?: boolean }) {
  const t = useTranslations('households')
  const others = home.members.filter((member) => withHead || !member.head)
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-semibold">{t('act.relations')}</legend>
      <p className="text-small text-ink-soft">{t('act.relationsHint')}</p>
      {others.map(({ id, name }) => (
        <Select key={id} choices={home.relations} {...field(`relations.${id}`, name)} />
      ))}
    </fieldset>
  )
}
