import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CareChoices } from '@/components/care-choices'
import { GroupEntrances } from '@/components/group-entrances'
import { NeedsYou } from '@/components/needs-you'
import { ServiceList } from '@/components/service-list'
import { ServiceSearch } from '@/components/service-search'
import { StreetLine } from '@/components/shell/street-line'
import { homePage } from '@/lib/cases/home-page'
import type { Locale } from '@/lib/text/locale'
import { requestDisplay } from '@/lib/text/request-display'
import { ask } from '@/lib/web/page'
import { HomeAside } from './home-aside'

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await getTranslations('shell'))('productLong') } }
}

export default async function Home() {
  const [t, locale, { mode }] = [await getTranslations('home'), (await getLocale()) as Locale, await requestDisplay()]
  const view = await ask(homePage, { locale })
  const care = mode === 'care'
  return (
    <>
      <div className="relative overflow-hidden bg-linear-to-b from-brand-soft to-paper print:bg-none">
        <StreetLine className="absolute right-0 bottom-0 w-[44rem] text-brand opacity-25 max-lg:hidden" />
        <div className="relative mx-auto max-w-page px-4 pt-9 pb-7 lg:px-7">
          <h1 className="text-display font-semibold">{t('title')}</h1>
          <p className="mt-1 mb-5 max-w-form text-ink-soft">{t('hint')}</p>
          <div className="max-w-3xl">
            <ServiceSearch />
          </div>
          {!care && (
            <ul aria-label={t('often')} className="mt-4 flex flex-wrap gap-2">
              {view.services.slice(0, 6).map((service) => (
                <li key={service.key}>
                  <a
                    href={`/services/${service.key}`}
                    className="inline-flex min-h-target items-center rounded-full border border-line bg-card px-4 text-small text-ink no-underline hover:border-brand"
                  >
                    {service.short}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <div className="mx-auto grid max-w-page items-start gap-x-8 gap-y-8 px-4 py-6 lg:grid-cols-[1fr_20rem] lg:px-7">
        <div className="grid gap-8">
          {view.mine && view.mine.waiting.length > 0 && (
            <div className="lg:hidden">
              <NeedsYou cases={view.mine.waiting} />
            </div>
          )}
          <section aria-labelledby="groups">
            <h2 id="groups" className="mb-3 text-h2">
              {t('groups')}
            </h2>
            {care ? <CareChoices groups={view.groups} phone="12345" /> : <GroupEntrances groups={view.groups} />}
          </section>
          {!care && (
            <section aria-labelledby="popular">
              <h2 id="popular" className="mb-3 text-h2">
                {t('popular')}
              </h2>
              <ServiceList services={view.services} />
              <p className="mt-3">
                <a href="/services" className="inline-flex min-h-target items-center">
                  {t('allServices')}
                </a>
              </p>
            </section>
          )}
        </div>
        <HomeAside mine={view.mine} halls={view.halls} care={care} />
      </div>
    </>
  )
}
