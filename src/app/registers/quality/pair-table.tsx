import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { PairLine } from '@/lib/registry/merging/quality-pairs'
import type { PersonLine } from '@/lib/registry/person-lines'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'

const reasons = ['number', 'name-phone', 'name-tail', 'merged-below'] as const

/** Why two people stand in the list, as a key of `quality.why`. */
export function whyKey(why: string): (typeof reasons)[number] | 'other' {
  return reasons.find((each) => each === why) ?? 'other'
}

/** What tells one person from another, in a quiet line. */
export function PersonFacts({ person }: { person: PersonLine }) {
  const t = useTranslations('quality.pair')
  const age = person.age === null ? null : t('age', { age: person.age })
  const words = [person.sex, age, person.idMasked, person.phoneMasked, person.community].filter(Boolean)
  return <span className="block text-small font-normal text-ink-soft tabular-nums">{words.join(' · ')}</span>
}

type PairTableProps = { tab: 'duplicates' | 'merged'; rows: PairLine[]; empty: ReactNode }

/** Two people in each row: who may be one, or who were made one. */
export function PairTable({ tab, rows, empty }: PairTableProps) {
  const [t, locale] = [useTranslations('quality'), useLocale() as Locale]
  const merged = tab === 'merged'
  const where = merged ? 'merges' : 'pairs'
  return (
    <Table
      caption={t(`tabs.${tab}`)}
      hideCaption
      stacked
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'one',
          head: t('table.person'),
          heads: true,
          cell: (row) => (
            <>
              <a href={`/registers/quality/${where}/${row.id}`} data-row-link className="inline-block py-1">
                {row.one.name}
                <span className="sr-only"> {row.other.name}</span>
              </a>
              <PersonFacts person={row.one} />
            </>
          ),
        },
        {
          key: 'other',
          head: t('table.other_person'),
          cell: (row) => (
            <>
              {row.other.name}
              <PersonFacts person={row.other} />
            </>
          ),
        },
        {
          key: 'why',
          head: t(merged ? 'table.reason' : 'table.why'),
          cell: (row) => (merged ? row.why : t(`why.${whyKey(row.why)}`)),
        },
        { key: 'at', head: t('table.at'), cell: (row) => sayDate(row.at.slice(0, 10), locale, 'short') },
        ...(merged
          ? [
              {
                key: 'state',
                head: t('table.state'),
                cell: (row: PairLine) =>
                  row.undone ? <Tag>{t('merge.undoneTag')}</Tag> : <Tag tone="green">{t('merge.openTag')}</Tag>,
              },
            ]
          : []),
      ]}
    />
  )
}
