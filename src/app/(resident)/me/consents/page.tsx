import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { myConsents } from '@/lib/rights/my-consents'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { BindFirst } from '../bind-first'
import { WhoseTabs } from '../whose-tabs'
import { ConsentCard } from './consent-card'

type Props = { searchParams: Promise<{ done?: string; of?: string; form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('rights.consents'))('title'), await searchParams)
}

export default async function Consents({ searchParams }: Props) {
  const [t, locale] = [await getTranslations('rights.consents'), (await getLocale()) as Locale]
  const { done, of, form } = await searchParams
  const view = await ask(myConsents, { locale, of })
  if (!view.person) return <BindFirst title={t('title')} next="/me/consents" />
  const said = await formProblems(await bouncedForm(form))
  const back = of ? `/me/consents?of=${of}` : '/me/consents'
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <ErrorSummary problems={said.summary} />
      <PageTitle note={t('intro')}>{t('title')}</PageTitle>
      {done === 'withdrawn' && <Notice kind="success" role="status" title={t('done')} />}
      <WhoseTabs people={view.people} person={view.person} path="/me/consents" />
      {view.consents.length === 0 && <EmptyState title={t('none')} />}
      {view.consents.map((consent) => (
        <ConsentCard key={consent.id} consent={consent} locale={locale} back={back} />
      ))}
      <p className="text-small text-ink-soft">{t('effect')}</p>
    </div>
  )
}
