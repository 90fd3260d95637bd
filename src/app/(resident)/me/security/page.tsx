import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { mySecurity } from '@/lib/access/my-security'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { SessionTable } from './session-table'
import { SharedPhone } from './shared-phone'

type Props = { searchParams: Promise<{ form?: string; done?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.security'))('title'), await searchParams)
}

export default async function Security({ searchParams }: Props) {
  const [t, { form, done }] = [await getTranslations('access.security'), await searchParams]
  const view = await ask(mySecurity, {})
  const said = await formProblems(await bouncedForm(form))
  return (
    <div className="mx-auto grid max-w-form gap-gap px-4 py-6">
      <ErrorSummary problems={said.summary} />
      <PageTitle>{t('title')}</PageTitle>
      {done === 'shared' && <Notice kind="success" role="status" title={t('doneShared')} />}
      <Card title={t('sessions')}>
        <SessionTable
          sessions={view.sessions}
          locale={(await getLocale()) as Locale}
          empty={<EmptyState title={t('empty')} />}
        />
        <p className="mt-4 text-small text-ink-soft">{t('outAllNote')}</p>
        <form method="post" action="/do/sign-out-everywhere" className="mt-2 flex flex-wrap gap-3">
          <input type="hidden" name="_back" value="/me/security" />
          <Button variant="danger">{t('outAll')}</Button>
        </form>
        <form method="post" action="/do/sign-out" className="mt-3">
          <Button variant="quiet">{t('out')}</Button>
        </form>
      </Card>
      {view.person && <SharedPhone shared={view.shared} canShare={view.canShare} />}
    </div>
  )
}
