import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { myPapers } from '@/lib/rights/my-papers'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { BindFirst } from '../bind-first'
import { WhoseTabs } from '../whose-tabs'
import { PaperCard } from './paper-card'

type Props = { searchParams: Promise<{ of?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('rights.papers'))('title'))
}

export default async function Papers({ searchParams }: Props) {
  const [t, locale, { of }] = [
    await getTranslations('rights.papers'),
    (await getLocale()) as Locale,
    await searchParams,
  ]
  const view = await ask(myPapers, { locale, of })
  if (!view.person) return <BindFirst title={t('title')} next="/me/papers" />
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <PageTitle note={t('intro')}>{t('title')}</PageTitle>
      <WhoseTabs people={view.people} person={view.person} path="/me/papers" />
      {view.papers.length === 0 && <EmptyState title={t('none')} />}
      {view.papers.map((paper) => (
        <PaperCard key={paper.id} paper={paper} locale={locale} />
      ))}
    </div>
  )
}
