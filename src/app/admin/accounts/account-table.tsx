import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { AccountView } from '@/lib/access/account-list'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'

const tones = { active: 'green', disabled: 'black', locked: 'amber' } as const

/** State of an account in one word. */
export function AccountState({ state }: { state: AccountView['state'] }) {
  const t = useTranslations('admin.state')
  return <Tag tone={tones[state]}>{t(state)}</Tag>
}

/** Staff accounts with their posts; each name leads to the account. */
export function AccountTable({ accounts }: { accounts: AccountView[] }) {
  const [t, locale] = [useTranslations('admin.list'), useLocale() as Locale]
  return (
    <Table
      caption={t('caption')}
      hideCaption
      stacked
      rows={accounts}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('none')} />}
      columns={[
        {
          key: 'name',
          head: t('name'),
          heads: true,
          cell: (row) => <a href={`/admin/accounts/${row.id}`}>{row.name}</a>,
        },
        { key: 'username', head: t('username'), cell: (row) => <span className="font-mono">{row.username}</span> },
        {
          key: 'posts',
          head: t('posts'),
          cell: (row) =>
            row.posts
              .map((post) => `${say(post.unit, locale)} · ${say(post.role, locale)}`)
              .join(locale === 'en' ? ', ' : '、') || t('noPost'),
        },
        { key: 'state', head: t('state'), cell: (row) => <AccountState state={row.state} /> },
      ]}
    />
  )
}
