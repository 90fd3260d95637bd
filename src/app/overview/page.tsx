import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BarList } from '@/components/charts/bar-list'
import { StackedBars } from '@/components/charts/stacked-bars'
import { StaffKeys } from '@/components/staff-keys'
import { StaffPrint } from '@/components/staff-print'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { now } from '@/lib/kernel/clock'
import { overview } from '@/lib/oversight/overview'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { casesHref } from './filter-words'
import { OverviewFigures } from './overview-figures'
import { OverviewTable } from './overview-table'

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('oversight'))('title'))
}

export type Overview = Awaited<ReturnType<typeof overview.execute>>['answer']

export default async function OverviewPage() {
  const [t, locale] = [await getTranslations('oversight'), (await getLocale()) as Locale]
  const view = await ask(overview, { locale })
  return (
    <>
      <PageTitle
        note={t('note', { at: sayDateTime(now(), locale, 'full'), count: view.total.all })}
        actions={<StaffPrint label={t('print')} />}
      >
        {t('title')}
      </PageTitle>
      {view.total.all === 0 ? (
        <EmptyState title={t('none')}>{t('noneNote')}</EmptyState>
      ) : (
        <div className="grid gap-gap">
          <OverviewFigures total={view.total} />
          <OverviewCharts view={view} />
          <OverviewTable caption={t('leads')} rows={view.leads} />
          <OverviewTable caption={t('services')} rows={view.services} />
        </div>
      )}
      <StaffKeys hints={[{ keys: ['P'], label: t('print') }]} />
    </>
  )
}

async function OverviewCharts({ view }: { view: Overview }) {
  const t = await getTranslations('oversight')
  const share = (count: number) => Math.round((100 * count) / Math.max(1, view.total.all))
  return (
    <div className="grid items-start gap-gap lg:grid-cols-2">
      <Card title={t('phases')} aside={t('phasesNote')}>
        <BarList
          caption={t('phases')}
          bars={view.phases.map((each) => ({
            label: t(`phase.${each.key as 'received'}`),
            value: each.count,
            said: t('share', { count: each.count, share: share(each.count) }),
            href: casesHref(each.filter),
          }))}
        />
      </Card>
      <Card title={t('channels')} aside={t('channelsNote')}>
        <BarList
          caption={t('channels')}
          bars={view.channels.map((each) => ({
            label: each.label,
            value: each.count,
            said: t('share', { count: each.count, share: share(each.count) }),
            href: casesHref(each.filter),
          }))}
        />
      </Card>
      <div className="lg:col-span-2">
        <Card title={t('open')} aside={t('openNote')}>
          <StackedBars
            caption={t('open')}
            stillWord={t('stillWord')}
            bars={view.leads.map((each) => ({
              label: each.label,
              parts: { green: each.open - each.late, red: each.late - each.legal, black: each.legal },
              said: t('openOf', { open: each.open, count: each.count }),
              href: casesHref({ ...each.filter, state: 'open' }),
            }))}
          />
        </Card>
      </div>
    </div>
  )
}
