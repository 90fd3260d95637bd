import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { PersonLine } from '@/lib/registry/person-lines'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

type PeopleTableProps<Line extends PersonLine> = {
  caption: string
  people: Line[]
  empty?: ReactNode
  /** One more column, before the labels. */
  why?: { head: string; cell: (line: Line) => ReactNode }
}

/** People in lines, masked; each leads to their page. */
export function PeopleTable<Line extends PersonLine>({ caption, people, empty, why }: PeopleTableProps<Line>) {
  const t = useTranslations('people.found')
  const figures = (text: string | null) => <span className="tabular-nums">{text ?? '—'}</span>
  return (
    <Table
      caption={caption}
      hideCaption
      stacked
      rows={people}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          head: t('name'),
          heads: true,
          cell: (row) => <PersonLink line={row} first={row === people[0]} />,
        },
        { key: 'id', head: t('id'), cell: (row) => figures(row.idMasked) },
        { key: 'phone', head: t('phone'), cell: (row) => figures(row.phoneMasked) },
        { key: 'community', head: t('community'), cell: (row) => row.community ?? '—' },
        ...(why ? [{ key: 'why', head: why.head, cell: why.cell }] : []),
        {
          key: 'tags',
          head: t('tags'),
          cell: (row) => (
            <span className="flex flex-wrap gap-1">
              {row.tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}

function PersonLink({ line, first }: { line: PersonLine; first: boolean }) {
  const t = useTranslations('people.found')
  const about = [line.sex, line.age !== null && t('age', { age: line.age })].filter(Boolean).join(' · ')
  return (
    <>
      <a
        href={`/registers/people/${line.id}`}
        data-row-link
        data-first={first || undefined}
        className="inline-block py-1"
      >
        {line.name}
      </a>
      <span className="ml-2 font-normal text-ink-soft">{about}</span>
    </>
  )
}
