import { useTranslations } from 'next-intl'
import type { PersonCardView } from '@/lib/registry/person-card'
import { Card } from './ui/card'
import { DefinitionList } from './ui/definition-list'
import { Tag } from './ui/tag'

const inTitle = ['person.name', 'person.identity_kind', 'person.birth_date']

/** Who stands at the counter: masked facts, what they hold, their household. */
export function CounterPerson({ person }: { person: PersonCardView }) {
  const t = useTranslations('counter.person')
  const age = person.age === null ? undefined : t('age', { age: person.age })
  return (
    <Card title={person.name} aside={age}>
      {person.died && <Tag tone="black">{t('died')}</Tag>}
      {person.held.length > 0 && (
        <p className="mb-2 flex flex-wrap gap-1.5">
          {person.held.map((entry) => (
            <Tag key={entry.id} tone="brand">
              {entry.label}
            </Tag>
          ))}
        </p>
      )}
      <DefinitionList
        dense
        items={person.facts
          .filter((fact) => !inTitle.includes(fact.element))
          .map((fact) => ({
            id: fact.element,
            term: fact.label,
            value: <span className="tabular-nums">{fact.text}</span>,
          }))}
      />
      {person.household.length > 0 && (
        <>
          <h3 className="mt-3 text-h3">{t('household')}</h3>
          <ul>
            {person.household.map((mate) => (
              <li key={mate.id}>
                <a href={`/counter/${mate.id}`}>{mate.name}</a>{' '}
                <span className="text-ink-soft">
                  {[mate.relation, mate.age !== null && t('age', { age: mate.age })].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
