import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ledgerBalance, PostingLine } from '@/lib/registry/ledgers/ledger-balance'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { Button } from './ui/button'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

export type BalanceView = Awaited<ReturnType<typeof ledgerBalance.execute>>['answer']
type BalanceTableProps = { ledger: string; view: BalanceView; newKey: () => string; back: string; empty: ReactNode }

/** The postings that a balance adds up from, newest first. What was posted by hand can be taken back once. */
export function BalanceTable({ ledger, view, newKey, back, empty }: BalanceTableProps) {
  const [t, locale] = [useTranslations('registers.balances'), useLocale() as Locale]
  const figure = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
  return (
    <Table
      caption={t('title', { ledger: view.ledger })}
      hideCaption
      stacked
      rows={view.postings}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        { key: 'on', head: t('on'), heads: true, cell: (row) => sayDate(row.on, locale, 'short') },
        { key: 'amount', head: t('amount'), numeric: true, cell: (row) => figure.format(row.amount) },
        { key: 'why', head: t('why'), cell: (row) => <Why row={row} ledger={ledger} /> },
        {
          key: 'back',
          head: t('reverse'),
          cell: (row) =>
            view.keeps && !row.entry && !row.reverses && !row.reversed ? (
              <Reverse row={row} formKey={newKey()} back={back} />
            ) : null,
        },
      ]}
    />
  )
}

function Why({ row, ledger }: { row: PostingLine; ledger: string }) {
  const t = useTranslations('registers.balances')
  return (
    <>
      {row.why} {row.entry && <a href={`/registers/${ledger}/${row.entry}`}>{t('entry')}</a>}{' '}
      {row.reverses && <Tag>{t('reverses')}</Tag>} {row.reversed && <Tag tone="amber">{t('reversed')}</Tag>}
    </>
  )
}

function Reverse({ row, formKey, back }: { row: PostingLine; formKey: string; back: string }) {
  const t = useTranslations('registers.balances')
  return (
    <form method="post" action="/do/reverse-posting" className="flex flex-wrap items-center gap-2 print:hidden">
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="_back" value={back} />
      <input type="hidden" name="posting" value={row.id} />
      <input
        name="reason"
        aria-label={t('reason')}
        placeholder={t('reason')}
        maxLength={200}
        autoComplete="off"
        className="min-h-target w-40 rounded-field border border-field bg-card px-2"
      />
      <Button variant="plain">{t('reverse')}</Button>
    </form>
  )
}
