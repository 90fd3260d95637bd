import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CaseCards } from '@/components/case-cards'
import { DraftCards } from '@/components/draft-cards'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { myCases } from '@/lib/cases/my-cases'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { searchParams: Promise<{ before?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('cases'))('title'))
}

export default async function Cases({ searchParams }: Props) {
  const [{ before }, t] = [await searchParams, await getTranslations('cases')]
  const view = await ask(myCases, { locale: (await getLocale()) as Locale, before })
  const find = (
    <Button variant="quiet" href="/services">
      {t('find')}
    </Button>
  )
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <PageTitle>{t('title')}</PageTitle>
      {view.drafts.length > 0 && (
        <section aria-labelledby="drafts">
          <h2 id="drafts" className="mb-2 text-h2">
            {t('drafts')}
          </h2>
          <DraftCards drafts={view.drafts} />
        </section>
      )}
      {view.cases.length > 0 ? (
        <section aria-labelledby="submitted">
          <h2 id="submitted" className="mb-2 text-h2">
            {t('list')}
          </h2>
          <CaseCards cases={view.cases} />
          <Pager
            prevHref={before ? '/cases' : undefined}
            nextHref={view.next ? `/cases?before=${view.next}` : undefined}
          />
        </section>
      ) : (
        <Card>
          <EmptyState title={t('none')} action={find}>
            {t('noneText')}
          </EmptyState>
        </Card>
      )}
    </div>
  )
}
