import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { OpenSession } from '@/lib/access/my-security'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'

type SessionTableProps = { sessions: OpenSession[]; locale: Locale; empty: ReactNode }

const channels = ['web', 'counter', 'kiosk']

/** Where one's own account is signed in now. */
export function SessionTable({ sessions, locale, empty }: SessionTableProps) {
  const t = useTranslations('access.security')
  const channel = (word: string) => t(`channel_${channels.includes(word) ? word : 'other'}`)
  return (
    <Table
      caption={t('sessions')}
      hideCaption
      stacked
      rows={sessions}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'channel',
          head: t('sessionWhere'),
          heads: true,
          cell: (row) => (
            <>
              {channel(row.channel)} {row.current && <Tag tone="brand">{t('sessionHere')}</Tag>}
            </>
          ),
        },
        { key: 'since', head: t('sessionSince'), cell: (row) => sayDateTime(row.since, locale) },
        { key: 'seen', head: t('sessionSeen'), cell: (row) => sayDateTime(row.seen, locale) },
      ]}
    />
  )
}
