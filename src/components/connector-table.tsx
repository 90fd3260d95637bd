import { useLocale, useTranslations } from 'next-intl'
import type { ConnectorStateView } from '@/lib/registry/connectors/connector-states'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { EmptyState } from './ui/empty-state'
import { type Column, Table } from './ui/table'
import { Tag } from './ui/tag'

const breakerTones = { closed: 'green', open: 'red', 'half-open': 'amber' } as const

/** How each base register is: connected, breaker, what waits and failed, when it last answered. */
export function ConnectorTable({ connectors }: { connectors: ConnectorStateView[] }) {
  const t = useTranslations('connectors.page')
  const column = (key: 'waiting' | 'failed' | 'differing', count: (row: ConnectorStateView) => number) => ({
    ...{ key, head: t(key), numeric: true },
    cell: count,
  })
  const columns: Column<ConnectorStateView>[] = [
    { key: 'name', head: t('name'), heads: true, cell: (row) => <NameCell row={row} /> },
    { key: 'connection', head: t('connection'), cell: (row) => <ConnectionCell row={row} /> },
    { key: 'breaker', head: t('breaker'), cell: (row) => <BreakerCell row={row} /> },
    column('waiting', (row) => row.waiting + row.unconnected),
    column('failed', (row) => row.failedLastHour),
    column('differing', (row) => row.differing),
    { key: 'last', head: t('lastOk'), cell: (row) => <LastCell row={row} /> },
  ]
  return (
    <Table
      caption={t('caption')}
      hideCaption
      stacked
      rows={connectors}
      rowKey={(row) => row.key}
      empty={<EmptyState title={t('empty')} />}
      columns={columns}
    />
  )
}

type Cell = { row: ConnectorStateView }

function NameCell({ row }: Cell) {
  const [t, locale] = [useTranslations('connectors'), useLocale() as Locale]
  const answers = row.elements.join(locale === 'en' ? ', ' : '、')
  return (
    <>
      {row.name} {row.simulated && row.connected && <Tag tone="seal">{t('simulated')}</Tag>}
      <span className="block text-small font-normal text-ink-soft">{answers || t('page.task')}</span>
    </>
  )
}

function ConnectionCell({ row }: Cell) {
  const t = useTranslations('connectors.page')
  if (row.connected) return <Tag tone="green">{t('connected')}</Tag>
  return (
    <>
      <Tag>{t('notConnected')}</Tag>
      <span className="block text-small text-ink-soft [overflow-wrap:anywhere]">
        {t('setting', { setting: row.setting })}
      </span>
    </>
  )
}

function BreakerCell({ row }: Cell) {
  const [t, locale] = [useTranslations('connectors.page'), useLocale() as Locale]
  const time = row.openUntil ? sayDateTime(new Date(row.openUntil), locale, 'short') : ''
  return <Tag tone={breakerTones[row.breaker]}>{t(`breakers.${row.breaker}`, { time })}</Tag>
}

function LastCell({ row }: Cell) {
  const [t, locale] = [useTranslations('connectors'), useLocale() as Locale]
  const time = (instant: string) => sayDateTime(new Date(instant), locale, 'short')
  return (
    <>
      {row.lastOkAt ? time(row.lastOkAt) : t('page.never')}
      {row.lastFailedAt && (
        <span className="block text-small text-ink-soft">
          {t('page.lastFailed')}{' '}
          {t('page.failedLine', {
            time: time(row.lastFailedAt),
            reason: row.lastReason ? t(`reason.${row.lastReason}`) : '',
          })}
        </span>
      )}
    </>
  )
}
