import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerFilters } from '@/components/ledger-filters'
import { LedgerSearch } from '@/components/ledger-search'
import { LedgerTable } from '@/components/ledger-table'
import { StaffKeys } from '@/components/staff-keys'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { filterWords } from '@/lib/registry/ledgers/filter-words'
import { filterOf, filterQuery } from '@/lib/registry/ledgers/ledger-filter'
import { ledgerPage } from '@/lib/registry/ledgers/ledger-page'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { LedgerActions } from './ledger-actions'

type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ key: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('registers'))('title'), (await searchParams) as { form?: string })
}

const one = (query: Query, name: string) => (typeof query[name] === 'string' ? query[name] : undefined)

export default async function Ledger({ params, searchParams }: Props) {
  const [t, locale] = [await getTranslations('registers'), (await getLocale()) as Locale]
  const [{ key }, query] = [await params, await searchParams]
  const [filter, after, found] = [filterOf(query), one(query, 'after'), one(query, 'found')]
  const ledger = await ask(ledgerPage, { key, filter, after, found, locale })
  const said = await formProblems(await bouncedForm(one(query, 'form')))
  const word = (name: string) => (t.has(name as 'title') ? t(name as 'title') : undefined)
  const words = filterWords({ ...ledger, word }, filter)
  const here = (more: Record<string, string | undefined>) =>
    `/registers/${key}${filterQuery(filter, { found, ...more })}`
  const note = found ? t('found', { count: ledger.rows.length }) : t('filter.now', { filter: words })
  return (
    <>
      <ErrorSummary problems={said.summary} />
      {one(query, 'did') === 'withdraw' && <Notice kind="success" role="status" title={t('did.withdraw')} />}
      <PageTitle
        crumbs={[{ href: '/registers', label: t('title') }]}
        note={note}
        actions={<LedgerActions ledger={ledger} filter={filter} words={words} />}
      >
        {ledger.name}
      </PageTitle>
      <div className="mb-gap grid gap-3 print:hidden">
        {ledger.searches && <LedgerSearch register={key} problem={said.at('q')} found={found !== undefined} />}
        <LedgerFilters ledger={ledger} filter={filter} />
      </div>
      <div className="rounded-card border border-line bg-card p-2 shadow-card print:border-0 print:shadow-none">
        <LedgerTable
          ledger={ledger}
          filter={filter}
          empty={<EmptyState title={t('empty')}>{t('emptyNote')}</EmptyState>}
        />
      </div>
      <Pager
        prevHref={after ? here({}) : undefined}
        nextHref={ledger.next ? here({ after: ledger.next }) : undefined}
      />
      <StaffKeys
        hints={[
          { keys: ['J', 'K'], label: t('keys.move') },
          { keys: ['Enter'], label: t('keys.open') },
          ...(ledger.keeps ? [{ keys: ['N'], label: t('keys.add') }] : []),
          ...(ledger.searches ? [{ keys: ['/'], label: t('keys.search') }] : []),
        ]}
      />
    </>
  )
}
