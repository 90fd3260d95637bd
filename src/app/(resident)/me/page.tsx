import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CaseCards } from '@/components/case-cards'
import { DraftCards } from '@/components/draft-cards'
import { NeedsYou } from '@/components/needs-you'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { StatCard } from '@/components/ui/stat-card'
import { myCases } from '@/lib/cases/my-cases'
import { myMessages } from '@/lib/messaging/my-messages'
import type { Locale } from '@/lib/text/locale'
import { ask, currentActor } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { MyLinks } from './my-links'

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('home.me'))('title'))
}

export default async function Me() {
  const [t, locale] = [await getTranslations('home.me'), (await getLocale()) as Locale]
  const view = await ask(myCases, { locale })
  const { unread } = await ask(myMessages, { locale })
  const { name } = await currentActor()
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <PageTitle>{name ? t('hello', { name }) : t('title')}</PageTitle>
      {!view.bound && (
        <Notice kind="needs-you" title={t('unbound')}>
          <p className="mb-3">{t('unboundText')}</p>
          <Button href="/bind?next=/me">{t('bind')}</Button>
        </Notice>
      )}
      <NeedsYou cases={view.cases.filter((each) => each.waits)} />
      {view.drafts.length > 0 && <DraftCards drafts={view.drafts} />}
      <StatCard
        label={t('messages')}
        figure={unread}
        note={t('unread', { count: unread })}
        href="/messages"
        tone={unread > 0 ? 'seal' : 'plain'}
      />
      <section aria-labelledby="my-cases">
        <h2 id="my-cases" className="mb-2 text-h2">
          {t('myCases')}
        </h2>
        {view.cases.length > 0 ? (
          <CaseCards cases={view.cases.slice(0, 5)} />
        ) : (
          <EmptyState
            title={t('noCases')}
            action={
              <Button variant="quiet" href="/services">
                {t('services')}
              </Button>
            }
          />
        )}
        <p className="mt-2">
          <a href="/cases" className="inline-flex min-h-target items-center">
            {t('allCases')}
          </a>
        </p>
      </section>
      <MyLinks />
    </div>
  )
}
