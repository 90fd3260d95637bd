import { useTranslations } from 'next-intl'
import type { InboxRow } from '@/lib/cases/office-inbox'
import { Light } from './ui/light'

type Timed = Pick<InboxRow, 'light' | 'left'>

/** The state of the limit in shape, colour and word; before acceptance only what is left of the desk's own time. */
export function InboxLight({ row }: { row: Timed }) {
  const t = useTranslations('office.table')
  if (row.light)
    return <Light colour={row.light}>{row.light === 'yellow' ? <Left left={row.left} /> : undefined}</Light>
  if (row.left === null) return <span className="text-small text-ink-faint">{t('noLimit')}</span>
  return <Light colour={row.left < 0 ? 'red' : row.left === 0 ? 'yellow' : 'green'}>{<Left left={row.left} />}</Light>
}

/** Working days that are left, as a figure for the eye that runs down the column. */
export function InboxLeft({ row }: { row: Timed }) {
  const t = useTranslations('office.table')
  if (row.left === null) return <span className="text-ink-faint">—</span>
  return <span className="whitespace-nowrap">{t('days', { days: row.left })}</span>
}

function Left({ left }: { left: number | null }) {
  const t = useTranslations('office.table')
  if (left === null) return null
  if (left === 0) return t('today')
  return left < 0 ? t('over', { days: -left }) : t('leftDays', { days: left })
}
