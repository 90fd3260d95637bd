import { useLocale, useTranslations } from 'next-intl'
import type { ledgerEntry } from '@/lib/registry/ledgers/ledger-entry'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { Card } from './ui/card'
import { type DefinitionItem, DefinitionList } from './ui/definition-list'
import { Table } from './ui/table'

export type EntryView = Awaited<ReturnType<typeof ledgerEntry.execute>>['answer']
type SummaryRow = EntryView['groups'][number]['rows'][number]

/** What an entry says, group by group, and between which days it holds and is kept. */
export function EntryFacts({ ledger, entry }: { ledger: string; entry: EntryView }) {
  const t = useTranslations('registers.entry')
  return (
    <>
      {entry.groups.map((group) => (
        <Card key={group.index} title={group.title || t('facts')}>
          <DefinitionList
            items={group.rows.map((row) => ({ id: row.key, term: row.label, value: <Said row={row} /> }))}
          />
        </Card>
      ))}
      <Card>
        <DefinitionList dense items={useDates(ledger, entry)} />
      </Card>
    </>
  )
}

function Said({ row }: { row: SummaryRow }) {
  const t = useTranslations('registers.entry')
  if (!row.table) return row.text || <span className="text-ink-faint">{t('none')}</span>
  const { head, body } = row.table
  return (
    <Table
      caption={row.label}
      hideCaption
      rows={body.map((cells, at) => ({ cells, at }))}
      rowKey={({ at }) => String(at)}
      columns={head.map((title, at) => ({
        key: String(at),
        head: title,
        cell: (line: { cells: string[]; at: number }) => line.cells[at],
      }))}
    />
  )
}

function useDates(ledger: string, entry: EntryView): DefinitionItem[] {
  const [t, locale] = [useTranslations('registers.entry'), useLocale() as Locale]
  const keep = entry.keptUntil
    ? t('keepUntil', { date: sayDate(entry.keptUntil, locale) })
    : t('keepYears', { years: entry.keep })
  return [
    { id: 'from', term: t('from'), value: sayDate(entry.from, locale) },
    { id: 'to', term: t('to'), value: entry.to ? sayDate(entry.to, locale) : t('open') },
    ...(entry.staleOn ? [{ id: 'review', term: t('review'), value: sayDate(entry.staleOn, locale) }] : []),
    { id: 'keep', term: t('keep'), value: keep },
    ...(entry.holder
      ? [
          {
            id: 'holder',
            term: t('person'),
            value: <a href={`/registers/${ledger}/balance/${entry.holder}`}>{t('person')}</a>,
          },
        ]
      : []),
  ]
}
