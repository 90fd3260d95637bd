import { useLocale, useTranslations } from 'next-intl'
import type { PersonRecord } from '@/lib/cases/person-record'
import type { RecordEntry } from '@/lib/registry/people/record-entries-view'
import type { Locale } from '@/lib/text/locale'
import { PersonAct, type PersonSaid } from './person-act'
import { StaffFields } from './staff-fields'
import { staffSource } from './staff-source'
import { Button } from './ui/button'
import { Select } from './ui/select'
import { TextInput } from './ui/text-input'

type JoinGroupProps = { record: PersonRecord; keyOf: string; said: PersonSaid; errors: Record<string, string> }

/** Adding somebody to a group: first the group, then what its definition asks of that group. */
export function JoinGroup({ record, keyOf, said, errors }: JoinGroupProps) {
  const [t, locale] = [useTranslations('people.groups'), useLocale() as Locale]
  const { groupForm: asked, id } = record
  if (!asked) return null
  const list = asked.form.flatMap(({ fields }) => fields).find(({ key }) => key === asked.groupKey)?.codes ?? ''
  const chosen = asked.inputs[asked.groupKey]
  if (!chosen)
    return (
      <form
        method="get"
        action={`/registers/people/${id}#groups`}
        className="mt-2 flex flex-wrap items-end gap-2 print:hidden"
      >
        <input type="hidden" name="open" value="join" />
        <div data-hotkey="g" tabIndex={-1} className="min-w-0">
          <Select id="group" name="group" label={t('choose')} choices={asked.codes[list] ?? []} />
        </div>
        <Button variant="quiet">{t('next')}</Button>
      </form>
    )
  const words = { codes: asked.codes, divisions: [], consents: {}, signers: {}, known: {}, computed: {} }
  const act = { act: 'join', command: 'join-group', title: t('join'), send: t('send') }
  return (
    <PersonAct {...act} person={id} keyOf={keyOf} said={{ ...said, open: 'join' }}>
      <input type="hidden" name="person" value={id} />
      <StaffFields
        form={asked.form}
        prefix="entry"
        scope={asked.scope}
        inputs={asked.inputs}
        errors={errors}
        source={staffSource({ words, locale })}
      />
    </PersonAct>
  )
}

type LeaveGroupProps = { entry: RecordEntry; person: string; keyOf: string; said: PersonSaid }

/** Ending a membership: the last day and why. */
export function LeaveGroup({ entry, person, keyOf, said }: LeaveGroupProps) {
  const t = useTranslations('people.groups')
  const open = said.open === `leave-${entry.id}`
  const field = (name: string) => ({
    ...{ id: `leave-${entry.id}-${name}`, name, autoComplete: 'off' },
    ...(open ? { error: said.at(name), value: said.value(name) } : {}),
  })
  const act = { act: `leave-${entry.id}`, command: 'leave-group', title: t('leave'), send: t('leaveSend') }
  return (
    <PersonAct {...act} variant="danger" {...{ person, keyOf, said }}>
      <input type="hidden" name="entry" value={entry.id} />
      <TextInput {...field('on')} label={t('leaveOn')} hint={t('leaveOnHint')} maxLength={10} size={12} />
      <TextInput {...field('reason')} label={t('leaveReason')} maxLength={200} required />
    </PersonAct>
  )
}
