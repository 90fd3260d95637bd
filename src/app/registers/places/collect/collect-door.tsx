import { useLocale, useTranslations } from 'next-intl'
import { PersonInputs } from '@/components/person-inputs'
import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/radios'
import { Select } from '@/components/ui/select'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import type { CollectView, FoundThere } from '@/lib/registry/places/collect-page'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { newKey } from '@/lib/web/page'
import { ActionForm } from '../../action-form'
import { Leaves } from '../../households/new/new-household-fields'
import type { TypedForms } from '../../typed-form'

type DoorProps = { view: CollectView; dwelling: NonNullable<CollectView['dwelling']>; forms: TypedForms }
const reasons = ['moved', 'married', 'divorced', 'studies', 'service', 'died', 'error', 'other'] as const

/** Who lives behind a door: all still there with one press, one who left, somebody new. */
export function CollectDoor({ view, dwelling, forms }: DoorProps) {
  const t = useTranslations('places.collect')
  const page = `/registers/places/collect?dwelling=${dwelling.id}`
  return (
    <div className="grid gap-4">
      {view.people.length === 0 && <p className="text-ink-soft">{t('nobody')}</p>}
      <ul className="grid gap-3">
        {view.people.map((person) => (
          <li key={person.id} className="grid gap-3 rounded-card border border-line bg-card p-4 shadow-card">
            <Found person={person} />
            <StillThere page={page} dwelling={dwelling.id} people={[person.id]} label={t('still')} />
            <Left person={person} dwelling={dwelling.id} page={page} forms={forms} />
          </li>
        ))}
      </ul>
      {view.people.length > 1 && (
        <StillThere
          page={page}
          dwelling={dwelling.id}
          people={view.people.map(({ id }) => id)}
          label={t('allStill')}
          primary
        />
      )}
      <Newcomer view={view} dwelling={dwelling} forms={forms} />
    </div>
  )
}

function Found({ person }: { person: FoundThere }) {
  const [t, locale] = [useTranslations('places.collect'), useLocale() as Locale]
  const { name, age, relation, told, stale } = person
  return (
    <p>
      <span className="text-h3 font-semibold">{name}</span>{' '}
      <span className="text-ink-soft">{[age !== null && t('age', { age }), relation].filter(Boolean).join(' · ')}</span>
      <span className="mt-1 flex flex-wrap items-center gap-2 text-small">
        {told ? t('told', { on: sayDate(told, locale, 'plain') }) : t('neverTold')}
        <Tag tone={stale ? 'amber' : 'green'}>{stale ? t('stale') : t('fresh')}</Tag>
      </span>
    </p>
  )
}

type StillProps = { page: string; dwelling: string; people: string[]; label: string; primary?: boolean }

function StillThere({ page, dwelling, people, label, primary }: StillProps) {
  return (
    <form method="post" action="/do/confirm-living" className="grid">
      <input type="hidden" name="_key" value={newKey()} />
      <input type="hidden" name="_back" value={page} />
      <input type="hidden" name="dwelling" value={dwelling} />
      {people.map((id, at) => (
        <input key={id} type="hidden" name={`people.${at}`} value={id} />
      ))}
      <Button variant={primary ? 'primary' : 'quiet'} className="min-h-15">
        {label}
      </Button>
    </form>
  )
}

function Left({
  person,
  dwelling,
  page,
  forms,
}: {
  person: FoundThere
  dwelling: string
  page: string
  forms: TypedForms
}) {
  const [t, why] = [useTranslations('places.collect'), useTranslations('households.why')]
  return (
    <ActionForm
      {...{
        act: `left-${person.id}`,
        command: 'leave-household',
        title: t('left'),
        submit: t('leftSubmit'),
        forms,
        page,
      }}
      hidden={{ household: person.household, person: person.id, dwelling }}
      danger
    >
      {(field) => (
        <>
          <TextInput type="date" {...field('on', t('leftOn'))} required size={14} />
          <Select
            choices={reasons.map((value) => ({ value, label: why(value) }))}
            {...field('why', t('why'))}
            required
          />
        </>
      )}
    </ActionForm>
  )
}

function Newcomer({ view, dwelling, forms }: DoorProps) {
  const t = useTranslations('places.collect')
  const households = [...new Map(view.people.map((each) => [each.household, each])).values()]
  const choices = [
    ...households.map(({ household, name }) => ({ value: household, label: t('with', { name }) })),
    { value: '', label: t('alone') },
  ]
  return (
    <ActionForm
      {...{ act: 'new', command: 'collect-newcomer', title: t('newcomer'), submit: t('newcomerSubmit'), forms }}
      page={`/registers/places/collect?dwelling=${dwelling.id}`}
      hidden={{ dwelling: dwelling.id }}
    >
      {(field) => {
        const where = field('household', t('where'))
        return (
          <>
            <PersonInputs field={field} />
            <TextInput type="tel" {...field('phone', t('phone'))} autoComplete="off" size={16} />
            <Radios choices={choices} {...where} value={where.value ?? choices[0]?.value ?? ''} />
            <Select choices={view.relations} {...field('relation', t('relation'))} />
            <Leaves field={field} />
          </>
        )
      }}
    </ActionForm>
  )
}
