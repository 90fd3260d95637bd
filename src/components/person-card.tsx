import { useTranslations } from 'next-intl'
import type { PersonCardView } from '@/lib/registry/person-card'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { FactSource } from './fact-source'
import { Card } from './ui/card'
import { DefinitionList } from './ui/definition-list'
import { Tag } from './ui/tag'

type PersonCardProps = { person: PersonCardView; locale: Locale }

/** A person as a member of staff sees them: what is known, masked, each with its source; what they hold; who lives with them. */
export function PersonCard({ person, locale }: PersonCardProps) {
  const t = useTranslations('account.card')
  const aside = [
    person.age !== null && t('age', { age: person.age }),
    person.died && t('died', { date: sayDate(person.died, locale, 'plain') }),
  ].filter(Boolean)
  return (
    <div className="grid gap-gap">
      <Card title={person.name} aside={aside.join(' · ')}>
        <DefinitionList items={person.facts.map((fact) => factItem(fact, t))} />
      </Card>
      <Card title={t('held')} level={3}>
        {person.held.length === 0 ? <p className="text-ink-soft">{t('notHeld')}</p> : <Held {...{ person, locale }} />}
      </Card>
      <Card title={t('household')} level={3}>
        {person.household.length === 0 ? (
          <p className="text-ink-soft">{t('notHeld')}</p>
        ) : (
          <Household people={person.household} />
        )}
      </Card>
    </div>
  )
}

function factItem(fact: PersonCardView['facts'][number], t: (key: 'stale' | 'contested') => string) {
  return {
    id: fact.element,
    term: fact.label,
    value: (
      <span className="flex flex-wrap items-center gap-2">
        <span className="[overflow-wrap:anywhere]">{fact.text}</span>
        {fact.stale && <Tag tone="amber">{t('stale')}</Tag>}
        {fact.contested && <Tag tone="red">{t('contested')}</Tag>}
      </span>
    ),
    note: <FactSource fact={fact} />,
  }
}

function Held({ person, locale }: PersonCardProps) {
  const t = useTranslations('account.card')
  return (
    <ul className="grid gap-1">
      {person.held.map((entry) => (
        <li key={entry.id} className="flex flex-wrap items-center gap-2">
          <Tag tone="brand">{entry.label}</Tag>
          <span className="text-small text-ink-soft">
            {entry.ledger} · {t('since', { date: sayDate(entry.since, locale, 'plain') })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Household({ people }: { people: PersonCardView['household'] }) {
  const t = useTranslations('account.card')
  return (
    <ul className="grid gap-1">
      {people.map((mate) => (
        <li key={mate.id} className="flex flex-wrap items-center gap-2">
          <a href={`/counter?person=${mate.id}`} className="inline-block py-1">
            {mate.name}
          </a>
          <span className="text-small text-ink-soft">
            {[
              mate.age !== null && t('age', { age: mate.age }),
              mate.relation && t('relation', { relation: mate.relation }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
