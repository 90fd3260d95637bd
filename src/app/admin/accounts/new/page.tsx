import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { TextInput } from '@/components/ui/text-input'
import { accountsToKeep } from '@/lib/access/account-list'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('admin.new'))('title'), await searchParams)
}

export default async function NewAccount({ searchParams }: Props) {
  const [t, list] = [await getTranslations('admin.new'), await getTranslations('admin')]
  await ask(accountsToKeep, {})
  const said = await formProblems(await bouncedForm((await searchParams).form))
  const field = (name: string) => ({ id: name, name, required: true, value: said.value(name), error: said.at(name) })
  return (
    <div className="max-w-form">
      <ErrorSummary problems={said.summary} />
      <PageTitle crumbs={[{ href: '/admin/accounts', label: list('accounts') }]}>{t('title')}</PageTitle>
      <Card>
        <p className="mb-4">{t('intro')}</p>
        <form method="post" action="/do/create-account" className="grid gap-4">
          <input type="hidden" name="_key" value={newKey()} />
          <input type="hidden" name="_back" value="/admin/accounts/new" />
          <TextInput {...field('name')} label={t('name')} autoComplete="off" />
          <TextInput {...field('username')} label={t('username')} hint={t('usernameHint')} autoComplete="off" />
          <p>
            <Button>{t('create')}</Button>
          </p>
        </form>
      </Card>
    </div>
  )
}
