import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { accountToKeep, accountToPost } from '@/lib/access/account-card'
import { can } from '@/lib/kernel/policy'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, signedIn } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { AccountState } from '../account-table'
import { AccessForms } from './access-forms'
import { PostForms } from './post-forms'

type Props = { params: Promise<{ account: string }>; searchParams: Promise<{ form?: string; done?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('admin'))('accounts'), await searchParams)
}

const deeds = ['created', 'disabled', 'enabled', 'ended', 'reset', 'given', 'post-ended']

export default async function Account({ params, searchParams }: Props) {
  const [t, { account }, { form, done }] = [await getTranslations('admin'), await params, await searchParams]
  const actor = await signedIn('/admin')
  const keeps = can(actor, 'account.manage')
  const view = await ask(keeps ? accountToKeep : accountToPost, { account })
  const said = await formProblems(await bouncedForm(form))
  return (
    <div className="grid max-w-form gap-gap">
      <ErrorSummary problems={said.summary} />
      <PageTitle
        crumbs={[{ href: '/admin/accounts', label: t('accounts') }]}
        tag={<AccountState state={view.account.state} />}
        note={view.account.username}
      >
        {view.account.name}
      </PageTitle>
      {done && deeds.includes(done) && <Notice kind="success" role="status" title={t(`done.${done}`)} />}
      {view.password && (
        <Card tone="seal" title={t('card.password')}>
          <p className="font-mono text-h2 select-all">{view.password}</p>
          <p className="mt-1 text-small text-ink-soft">{t('card.passwordNote')}</p>
        </Card>
      )}
      {view.own && <Notice>{t('card.own')}</Notice>}
      <PostForms view={view} gives={can(actor, 'post.manage') && !view.own} error={said.at} />
      {keeps && <AccessForms view={view} />}
    </div>
  )
}
