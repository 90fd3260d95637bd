import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { StaffKeys } from '@/components/staff-keys'
import { StaffPrint } from '@/components/staff-print'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { caseFilter, overview } from '@/lib/oversight/overview'
import { overviewCases } from '@/lib/oversight/overview-cases'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { casesHref, type FilterQuery } from '../filter-words'
import { CasesTable } from './cases-table'

type Props = { searchParams: Promise<FilterQuery & { after?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('oversight'))('list.title'))
}

const words = ['phase', 'lead', 'channel', 'service', 'state'] as const

function filterOf(query: FilterQuery) {
  const given = Object.fromEntries(words.flatMap((word) => (query[word] ? [[word, query[word]]] : [])))
  const parsed = caseFilter.safeParse(given)
  return parsed.success ? parsed.data : {}
}

/** The filter in words: whoever reads or prints the list knows what is on it. */
async function filterWords(filter: ReturnType<typeof filterOf>, locale: Locale): Promise<string[]> {
  const t = await getTranslations('oversight')
  const { leads, channels, services } = await ask(overview, { locale })
  const name = (rows: { key: string; label: string }[], key: string) =>
    rows.find((row) => row.key === key)?.label ?? key
  return [
    filter.state && t(`state.${filter.state}`),
    filter.phase && t(`phase.${filter.phase}`),
    filter.lead && name(leads, filter.lead),
    filter.channel && name(channels, filter.channel),
    filter.service && name(services, filter.service),
  ].filter((word): word is string => Boolean(word))
}

export default async function OverviewCases({ searchParams }: Props) {
  const [t, locale, { after, ...query }] = [
    await getTranslations('oversight'),
    (await getLocale()) as Locale,
    await searchParams,
  ]
  const filter = filterOf(query)
  const list = await ask(overviewCases, { filter, after, locale })
  const said = await filterWords(filter, locale)
  const which = said.length > 0 ? said.join(' · ') : t('list.everything')
  return (
    <>
      <PageTitle
        crumbs={[{ href: '/overview', label: t('title') }]}
        note={t('list.filter', { filter: which })}
        actions={
          <>
            {said.length > 0 && (
              <Button href="/overview/cases" variant="plain">
                {t('list.clear')}
              </Button>
            )}
            <StaffPrint label={t('print')} />
          </>
        }
      >
        {t('list.title')}
      </PageTitle>
      <div className="rounded-card border border-line bg-card p-2 shadow-card print:border-0 print:shadow-none">
        <CasesTable rows={list.rows} empty={<EmptyState title={t('list.none')} />} />
      </div>
      <Pager
        prevHref={after ? casesHref(filter) : undefined}
        nextHref={list.next ? casesHref(filter, list.next) : undefined}
      />
      <StaffKeys hints={[{ keys: ['J', 'K'], label: t('list.move') }]} />
    </>
  )
}
