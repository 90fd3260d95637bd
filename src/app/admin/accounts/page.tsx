import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { TextInput } from '@/components/ui/text-input'
import { accountsToKeep, accountsToPost } from '@/lib/access/account-list'
import { can } from '@/lib/kernel/policy'
import { ask, signedIn } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { AccountTable } from './account-table'

type Props = { searchParams: Promise<{ q?: string; after?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('admin'))('accounts'))
}

export default async function Accounts({ searchParams }: Props) {
  const [t, { q = '', after }] = [await getTranslations('admin'), await searchParams]
  const keeps = can(await signedIn('/admin'), 'account.manage')
  const list = await ask(keeps ? accountsToKeep : accountsToPost, { q, after })
  const more = new URLSearchParams({ ...(q && { q }), after: list.after ?? '' })
  return (
    <>
      <PageTitle actions={keeps && <Button href="/admin/accounts/new">{t('list.new')}</Button>}>
        {t('accounts')}
      </PageTitle>
      <search>
        <form action="/admin/accounts" className="mb-gap flex flex-wrap items-end gap-3">
          <TextInput id="q" name="q" label={t('list.search')} type="search" value={q} size={24} />
          <Button variant="quiet">{t('list.find')}</Button>
        </form>
      </search>
      <AccountTable accounts={list.accounts} />
      <p className="mt-4 flex flex-wrap gap-4">
        {after && <a href={`/admin/accounts?${new URLSearchParams(q ? { q } : {})}`}>{t('list.first')}</a>}
        {list.after && <a href={`/admin/accounts?${more}`}>{t('list.more')}</a>}
      </p>
    </>
  )
}
