import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ServiceList } from '@/components/service-list'
import { ServiceSearch } from '@/components/service-search'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tabs } from '@/components/ui/tabs'
import { serviceList } from '@/lib/catalogue/service-list'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { NothingFound } from './nothing-found'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

function one(value: string | string[] | undefined): string {
  return ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, 100)
}

async function asked({ searchParams }: Props) {
  const query = await searchParams
  return { q: one(query.q), group: one(query.group).slice(0, 60) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, { q }] = [await getTranslations('guide'), await asked(props)]
  return pageTitle(q ? t('listTitleFor', { q }) : t('listTitle'))
}

function address(q: string, group: string): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(group && { group }) })
  return query.size > 0 ? `/services?${query}` : '/services'
}

export default async function Services(props: Props) {
  const [t, locale, { q, group }] = [await getTranslations('guide'), (await getLocale()) as Locale, await asked(props)]
  const view = await ask(serviceList, { locale, q, group })
  const label = view.groups.find((each) => each.code === view.group)?.label
  const title = q ? t('listTitleFor', { q }) : label ? t('listTitleGroup', { group: label }) : t('listTitle')
  const tabs = [{ code: '', label: t('everyone') }, ...view.groups]
  return (
    <div className="mx-auto max-w-page px-4 py-6 lg:px-7">
      <PageTitle note={t('found', { count: view.services.length })}>{title}</PageTitle>
      <div className="mb-5 max-w-3xl">
        <ServiceSearch q={q} group={view.group} />
      </div>
      <Tabs
        shape="pills"
        label={t('filter')}
        items={tabs.map((each) => ({
          href: address(q, each.code),
          label: each.label,
          current: each.code === view.group,
        }))}
      />
      <div className="mt-5 grid gap-gap">
        {view.widened && <Notice>{t('widened')}</Notice>}
        {view.services.length > 0 ? (
          <ServiceList services={view.services} level={2} />
        ) : (
          <NothingFound q={q} halls={view.halls} />
        )}
      </div>
    </div>
  )
}
