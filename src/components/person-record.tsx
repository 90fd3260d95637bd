import { useTranslations } from 'next-intl'
import type { PersonRecord as RecordOf } from '@/lib/cases/person-record'
import type { RecordFact } from '@/lib/registry/people/record-facts-view'
import type { PersonSaid } from './person-act'
import { PersonActs } from './person-acts'
import { PersonCases } from './person-cases'
import { PersonEntries } from './person-entries'
import { PersonFacts } from './person-facts'
import { PersonFamily } from './person-family'
import { JoinGroup, LeaveGroup } from './person-group-forms'
import { PersonLooks } from './person-looks'
import { PersonMandates } from './person-mandates'

type PersonRecordProps = {
  record: RecordOf
  keyOf: string
  said: PersonSaid
  /** Sentences of the form for joining a group, by full input name. */
  errors: Record<string, string>
  locale: string
}

const identity = ['name', 'former_name', 'identity_kind', 'identity_number', 'birth_date', 'sex', 'ethnicity', 'alive']
const places = ['hukou_division', 'living_address', 'document_address', 'living_alone']
const contact = ['mobile', 'second_phone', 'third_phone', 'emergency_contact']
const of = (names: string[]) => names.map((name) => `person.${name}`)
const shown = [...of(identity), ...of(places), ...of(contact)]

/** The one page of a person: identity, home and contact at the left, family, groups and cases beside, acts at the right. */
export function PersonRecord(props: PersonRecordProps) {
  const { record, keyOf, said, errors, locale } = props
  const t = useTranslations('people.record')
  const facts = (names: string[]) => names.flatMap((name) => record.facts.filter(({ element }) => element === name))
  const more: RecordFact[] = record.facts.filter(({ element }) => !shown.includes(element))
  const present = record.asOf === null
  return (
    <div className="grid items-start gap-gap md:grid-cols-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.25fr)_18rem] print:grid-cols-2">
      <div className="grid min-w-0 gap-gap">
        <PersonFacts title={t('identity')} facts={facts(of(identity))} />
        <PersonFacts title={t('places')} facts={facts(of(places))} />
        <PersonFacts title={t('contact')} facts={facts(of(contact))} />
        {more.length > 0 && <PersonFacts title={t('more')} facts={more} />}
      </div>
      <div className="grid min-w-0 gap-gap">
        <PersonFamily households={record.households} bonds={record.bonds} />
        <PersonEntries
          entries={record.entries}
          leave={(entry) => present && record.may.keep && <LeaveGroup {...{ entry, person: record.id, keyOf, said }} />}
        >
          {present && record.may.keep && !record.died && <JoinGroup {...{ record, keyOf, said, errors }} />}
        </PersonEntries>
        {record.may.seeCases && <PersonCases cases={record.cases} />}
        <PersonMandates mandates={record.mandates} />
      </div>
      <div className="grid min-w-0 gap-gap md:max-xl:col-span-2 print:hidden">
        {present && <PersonActs {...{ record, keyOf, said, locale }} />}
        <PersonLooks looks={record.looks} />
      </div>
    </div>
  )
}
