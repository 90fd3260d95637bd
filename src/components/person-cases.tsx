import { useLocale, useTranslations } from 'next-intl'
import type { PersonCase } from '@/lib/cases/person-cases'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDateTime } from '@/lib/text/say-date-time'
import { Card } from './ui/card'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

/** Cases of a person, open ones first, with the papers that they issued. */
export function PersonCases({ cases }: { cases: PersonCase[] }) {
  const [t, locale] = [useTranslations('people.cases'), useLocale() as Locale]
  const open = cases.filter((each) => each.open).length
  return (
    <Card title={t('title')} aside={open > 0 ? t('open', { count: open }) : undefined}>
      <Table
        caption={t('title')}
        hideCaption
        stacked
        rows={cases}
        rowKey={(row) => row.id + row.role}
        empty={<p className="text-ink-soft">{t('none')}</p>}
        columns={[
          {
            key: 'name',
            head: t('name'),
            heads: true,
            cell: (row) => (
              <a href={`/office/cases/${row.id}`} className="inline-block py-0.5">
                {row.name}
              </a>
            ),
          },
          { key: 'no', head: t('no'), cell: (row) => <span className="tabular-nums">{row.no}</span> },
          { key: 'state', head: t('state'), cell: (row) => <State found={row} /> },
          { key: 'at', head: t('received'), cell: (row) => sayDateTime(row.received, locale) },
          {
            key: 'due',
            head: t('due'),
            cell: (row) => (row.due && row.open ? sayDate(row.due, locale, 'plain') : '—'),
          },
          { key: 'papers', head: t('papers'), cell: (row) => <Papers papers={row.papers} /> },
        ]}
      />
    </Card>
  )
}

function State({ found }: { found: PersonCase }) {
  const o = useTranslations('office')
  const words = [o(`phase.${found.phase as 'received'}`), found.outcome && o(`outcome.${found.outcome as 'done'}`)]
  return <Tag tone={found.open ? 'brand' : 'plain'}>{words.filter(Boolean).join(' · ')}</Tag>
}

function Papers({ papers }: { papers: PersonCase['papers'] }) {
  if (papers.length === 0) return '—'
  return (
    <ul>
      {papers.map((paper) => (
        <li key={paper.id} className={paper.state === 'valid' ? undefined : 'text-ink-soft line-through'}>
          <a href={`/papers/${paper.id}`}>{paper.title || paper.number}</a>
        </li>
      ))}
    </ul>
  )
}
