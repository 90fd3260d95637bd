import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { InboxRow } from '@/lib/cases/office-inbox'
import { InboxLeft, InboxLight } from './inbox-light'
import { Button } from './ui/button'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

type InboxTableProps = { rows: InboxRow[]; caption: string; empty: ReactNode; back: string }

/** Work at a desk: what is due first on top. Each row opens its case; what lies open can be taken into one's own hands. */
export function InboxTable({ rows, caption, empty, back }: InboxTableProps) {
  const t = useTranslations('office.table')
  return (
    <Table
      caption={caption}
      hideCaption
      stacked
      rows={rows}
      rowKey={(row) => row.task ?? row.case}
      empty={empty}
      columns={[
        { key: 'light', head: t('limit'), cell: (row) => <InboxLight row={row} /> },
        {
          key: 'applicant',
          head: t('applicant'),
          heads: true,
          cell: (row) => (
            <a href={`/office/cases/${row.case}`} data-row-link className="inline-block py-1">
              {row.applicant}
              <span className="sr-only"> {row.service}</span>
            </a>
          ),
        },
        {
          key: 'service',
          head: t('service'),
          cell: (row) => (
            <>
              {row.service} <span className="block text-tiny text-ink-faint tabular-nums">{row.no}</span>
            </>
          ),
        },
        { key: 'step', head: t('step'), cell: (row) => <Step row={row} /> },
        { key: 'channel', head: t('channel'), cell: (row) => row.channel },
        { key: 'left', head: t('left'), cell: (row) => <InboxLeft row={row} />, numeric: true },
        { key: 'taken', head: t('taken'), cell: (row) => <Taken row={row} back={back} /> },
      ]}
    />
  )
}

function Step({ row }: { row: InboxRow }) {
  const t = useTranslations('office.table')
  return (
    <>
      {row.work || row.stage} {row.priority > 0 && <Tag tone="brand">{t('older')}</Tag>}
    </>
  )
}

function Taken({ row, back }: { row: InboxRow; back: string }) {
  const t = useTranslations('office.table')
  if (row.task === null) return null
  if (row.taken === 'colleague') return <Tag>{t('colleague')}</Tag>
  return (
    <form method="post" action="/do/claim-task" className="print:hidden">
      <input type="hidden" name="_back" value={back} />
      <input type="hidden" name="task" value={row.task} />
      {row.taken === 'mine' && <input type="hidden" name="give" value="back" />}
      <Button variant="plain">
        {t(row.taken === 'mine' ? 'give' : 'take')}
        <span className="sr-only"> {row.no}</span>
      </Button>
    </form>
  )
}
