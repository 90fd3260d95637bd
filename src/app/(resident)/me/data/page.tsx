import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { myData } from '@/lib/rights/my-data'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { BindFirst } from '../bind-first'
import { WhoseTabs } from '../whose-tabs'
import { CopyCard } from './copy-card'
import { ErasureCard } from './erasure-card'

type Props = { searchParams: Promise<{ done?: string; of?: string; form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('rights.data'))('title'), await searchParams)
}

export default async function MyDataPage({ searchParams }: Props) {
  const [t, locale] = [await getTranslations('rights.data'), (await getLocale()) as Locale]
  const { done, of, form } = await searchParams
  const view = await ask(myData, { locale, of })
  if (!view.person) return <BindFirst title={t('title')} next="/me/data" />
  const said = await formProblems(await bouncedForm(form))
  const back = of ? `/me/data?of=${of}` : '/me/data'
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <ErrorSummary problems={said.summary} />
      <PageTitle>{t('title')}</PageTitle>
      {done === 'copy' && <Notice kind="success" role="status" title={t('copyDone')} />}
      {done === 'erase' && <Notice kind="success" role="status" title={t('eraseDone')} />}
      <WhoseTabs people={view.people} person={view.person} path="/me/data" />
      {view.person.self && <CopyCard copies={view.copies} locale={locale} />}
      <ErasureCard view={view} person={view.person} locale={locale} back={back} error={said.at('sure')} />
    </div>
  )
}
