import { useTranslations } from 'next-intl'
import type { PersonLine } from '@/lib/registry/person-lines'
import { Card } from './ui/card'
import { EmptyState } from './ui/empty-state'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

/** People that the one box found. Each leads to the screen on which they are served. */
export function CounterPeople({ people }: { people: PersonLine[] }) {
  const t = useTranslations('counter.people')
  return (
    <Card title={t('title', { count: people.length })}>
      <Table
        caption={t('title', { count: people.length })}
        hideCaption
        stacked
        rows={people}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('none')}>{t('noneNote')}</EmptyState>}
        columns={[
          {
            key: 'name',
            head: t('name'),
            heads: true,
            cell: (row) => <Person person={row} first={row === people[0]} />,
          },
          { key: 'id', head: t('id'), cell: (row) => <span className="tabular-nums">{row.idMasked}</span> },
          {
            key: 'phone',
            head: t('phone'),
            cell: (row) => <span className="tabular-nums">{row.phoneMasked ?? '—'}</span>,
          },
          { key: 'community', head: t('community'), cell: (row) => row.community ?? '—' },
          { key: 'tags', head: t('tags'), cell: (row) => row.tags.map((tag) => <Tag key={tag}>{tag}</Tag>) },
        ]}
      />
    </Card>
  )
}

function Person({ person, first }: { person: PersonLine; first: boolean }) {
  const t = useTranslations('counter.people')
  return (
    <>
      <a href={`/counter/${person.id}`} data-row-link data-first={first || undefined} className="inline-block py-1">
        {person.name}
      </a>
      {person.age !== null && <span className="ml-2 font-normal text-ink-soft">{t('age', { age: person.age })}</span>}
    </>
  )
}
