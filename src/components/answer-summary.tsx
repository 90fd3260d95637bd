import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { ProvenanceChip } from '@/components/ui/provenance-chip'
import { Table } from '@/components/ui/table'
import type { SummaryGroup, SummaryRow } from '@/lib/forms/summary'

type AnswerSummaryProps = {
  groups: SummaryGroup[]
  /** Page on which a group is changed; without it nothing can be changed. */
  changeHref?: (group: number) => string
  /** Where a file is fetched. */
  fileHref?: (id: string) => string
  dense?: boolean
}

/** All answers in words: to be checked before submitting, and on staff screens. */
export function AnswerSummary({ groups, changeHref, fileHref, dense }: AnswerSummaryProps) {
  const t = useTranslations('fields')
  return groups.map((group) => (
    <Card key={group.index} title={group.title || undefined}>
      <DefinitionList
        dense={dense}
        items={group.rows.map((row) => ({
          id: row.key,
          term: row.label,
          value: <Answer row={row} fileHref={fileHref} />,
          note: row.provenance && <ProvenanceChip source={row.provenance.source} on={row.provenance.at} />,
          action: changeHref && { href: changeHref(group.index), label: t('actions.change'), about: row.label },
        }))}
      />
    </Card>
  ))
}

function Answer({ row, fileHref }: { row: SummaryRow; fileHref?: (id: string) => string }): ReactNode {
  const t = useTranslations('fields')
  if (row.table) return <AnswerTable row={row} table={row.table} />
  if (row.text === '') return <span className="text-ink-faint">{t('words.notAnswered')}</span>
  if (row.files && fileHref)
    return row.files.map((id, at) => (
      <a key={id} href={fileHref(id)} className="mr-4 inline-block py-1">
        {t('actions.fileNumber', { number: at + 1 })}
      </a>
    ))
  return <span className="whitespace-pre-line break-words">{row.text}</span>
}

function AnswerTable({ row, table }: { row: SummaryRow; table: NonNullable<SummaryRow['table']> }) {
  const lines = table.body.map((cells, index) => ({ cells, key: String(index) }))
  return (
    <Table<(typeof lines)[number]>
      caption={row.label}
      hideCaption
      stacked
      columns={table.head.map((head, at) => ({ key: String(at), head, cell: (line) => line.cells[at] }))}
      rows={lines}
      rowKey={(line) => line.key}
    />
  )
}
