import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CounterItems } from '@/components/counter-items'
import { CounterPerson } from '@/components/counter-person'
import { CounterTabs } from '@/components/counter-tabs'
import { StaffKeys } from '@/components/staff-keys'
import { PageTitle } from '@/components/ui/page-title'
import { counterServices } from '@/lib/cases/counter-page'
import { personCard } from '@/lib/registry/person-card'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { CounterWaiting } from '../counter-waiting'
import { CounterApplication } from './counter-application'
import { PersonFetches } from './person-fetches'
import { type Visit, visitHref, visitOf } from './visit'

type Props = {
  params: Promise<{ resident: string }>
  searchParams: Promise<{ service?: string; visit?: string; form?: string; batch?: string; act?: string }>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('counter'))('title'), await searchParams)
}

export default async function CounterVisit({ params, searchParams }: Props) {
  const [{ resident }, asked, locale] = [await params, await searchParams, (await getLocale()) as Locale]
  const t = await getTranslations('counter')
  const person = await ask(personCard, { id: resident, locale })
  const services = await ask(counterServices, { locale })
  const visit = visitOf(resident, asked)
  const service = services.find((each) => each.key === asked.service)
  return (
    <>
      <PageTitle crumbs={[{ href: '/counter', label: t('title') }]}>
        {service ? service.name : t('serve', { name: person.name })}
      </PageTitle>
      <div className="grid items-start gap-gap lg:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[18rem_minmax(0,1fr)_17rem]">
        <div className="grid gap-gap">
          <CounterPerson person={person} />
          <PersonFetches resident={resident} next={visitHref(visit, asked.service)} />
        </div>
        <div className="min-w-0">
          <VisitTabs visit={visit} services={services} current={service?.key} />
          {service ? (
            <CounterApplication
              visit={visit}
              service={service.key}
              form={asked.form}
              batch={asked.batch}
              act={asked.act}
            />
          ) : (
            <div className="rounded-card border border-line bg-card p-pad shadow-card">
              <CounterItems services={services} hrefOf={(key) => visitHref(visit, key)} />
            </div>
          )}
        </div>
        <div className="max-xl:hidden">
          <CounterWaiting />
        </div>
      </div>
      <StaffKeys
        hints={[
          ...(service
            ? [
                { keys: ['Ctrl', '↵'], label: t('keys.accept') },
                { keys: ['I'], label: t('keys.another') },
              ]
            : [{ keys: ['1', '9'], label: t('keys.item') }]),
          { keys: ['/'], label: t('keys.search') },
        ]}
      />
    </>
  )
}

type VisitTabsProps = { visit: Visit; services: { key: string; short: string }[]; current?: string }

function VisitTabs({ visit, services, current }: VisitTabsProps) {
  const items = visit.items.flatMap((key) => services.filter((each) => each.key === key))
  if (items.length === 0) return null
  return (
    <CounterTabs
      items={items.map((each) => ({
        href: visitHref(visit, each.key),
        label: each.short,
        current: each.key === current,
      }))}
      another={{ href: visitHref(visit), current: current === undefined }}
    />
  )
}
