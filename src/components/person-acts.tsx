import { useTranslations } from 'next-intl'
import type { PersonRecord } from '@/lib/cases/person-record'
import { PersonAct, type PersonSaid } from './person-act'
import { Card } from './ui/card'
import { Select } from './ui/select'
import { TextInput } from './ui/text-input'

export type PersonActsProps = { record: PersonRecord; keyOf: string; said: PersonSaid; locale: string }

function useField(act: string, said: PersonSaid) {
  return (name: string) => ({
    id: `${act}-${name}`,
    name,
    autoComplete: 'off',
    error: said.open === act ? said.at(name) : undefined,
    value: said.open === act ? said.value(name) : undefined,
  })
}

/** What the reader may do with the record, at the right of the page; nothing when nothing. */
export function PersonActs(props: PersonActsProps) {
  const { may, died, facts } = props.record
  const masked = facts.some((fact) => fact.masked)
  if (!may.keep && !may.amend && !(may.unmask && masked)) return null
  return (
    <Card>
      {may.unmask && masked && <Unmask {...props} />}
      {may.keep && <Contact {...props} />}
      {may.amend && <Amend {...props} />}
      {may.amend && (died ? <Undo {...props} /> : <Death {...props} />)}
    </Card>
  )
}

function Unmask({ record, keyOf, said, locale }: PersonActsProps) {
  const t = useTranslations('people.unmask')
  const field = useField('unmask', said)
  const choices = record.facts.filter((each) => each.masked).map(({ element, label }) => ({ value: element, label }))
  const act = { act: 'unmask', command: 'unmask-person', title: t('title'), send: t('send'), hotkey: 'v' }
  return (
    <PersonAct {...act} {...{ person: record.id, keyOf, said }}>
      <input type="hidden" name="person" value={record.id} />
      <input type="hidden" name="locale" value={locale} />
      <Select {...field('elements')} label={t('element')} choices={choices} required />
      <TextInput {...field('reason')} label={t('reason')} hint={t('reasonHint')} maxLength={200} required />
    </PersonAct>
  )
}

function Contact({ record, keyOf, said }: PersonActsProps) {
  const t = useTranslations('people.acts')
  const field = useField('contact', said)
  const act = { act: 'contact', command: 'set-contact', title: t('contact'), send: t('contactSend'), hotkey: 'c' }
  const choices = (['second', 'third'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <PersonAct {...act} {...{ person: record.id, keyOf, said }}>
      <input type="hidden" name="person" value={record.id} />
      <TextInput {...field('phone')} label={t('phone')} hint={t('contactHint')} type="tel" maxLength={40} />
      <TextInput {...field('second')} label={t('second')} type="tel" maxLength={40} />
      <TextInput {...field('third')} label={t('third')} type="tel" maxLength={40} />
      <Select {...field('prefer')} label={t('prefer')} choices={choices} empty={t('preferNone')} />
    </PersonAct>
  )
}

function Amend({ record, keyOf, said }: PersonActsProps) {
  const t = useTranslations('people.acts')
  const field = useField('amend', said)
  const act = { act: 'amend', command: 'amend-identity', title: t('amend'), send: t('amendSend') }
  return (
    <PersonAct {...act} {...{ person: record.id, keyOf, said }}>
      <input type="hidden" name="person" value={record.id} />
      <TextInput {...field('name')} label={t('amendName')} hint={t('amendNameHint')} maxLength={100} />
      <TextInput {...field('idNumber')} label={t('amendNumber')} hint={t('amendNumberHint')} maxLength={40} />
      <TextInput {...field('reason')} label={t('amendReason')} maxLength={200} required />
    </PersonAct>
  )
}

function Death({ record, keyOf, said }: PersonActsProps) {
  const t = useTranslations('people.acts')
  const field = useField('death', said)
  const act = { act: 'death', command: 'record-death', title: t('death'), send: t('deathSend') }
  return (
    <PersonAct {...act} variant="danger" {...{ person: record.id, keyOf, said }}>
      <input type="hidden" name="person" value={record.id} />
      <TextInput {...field('diedOn')} label={t('diedOn')} hint={t('diedOnHint')} maxLength={10} size={12} required />
      <TextInput {...field('proof')} label={t('proof')} hint={t('proofHint')} maxLength={200} required />
    </PersonAct>
  )
}

function Undo({ record, keyOf, said }: PersonActsProps) {
  const t = useTranslations('people.acts')
  const field = useField('undo', said)
  const act = { act: 'undo', command: 'undo-death', title: t('undo'), send: t('undoSend') }
  return (
    <PersonAct {...act} variant="danger" {...{ person: record.id, keyOf, said }}>
      <input type="hidden" name="person" value={record.id} />
      <TextInput {...field('reason')} label={t('undoReason')} maxLength={200} required />
    </PersonAct>
  )
}
