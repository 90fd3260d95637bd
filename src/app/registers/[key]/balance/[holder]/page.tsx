import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BalancePost } from '@/components/balance-post'
import { BalanceTable } from '@/components/balance-table'
import { StaffPrint } from '@/components/staff-print'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { StatCard } from '@/components/ui/stat-card'
import { ledgerBalance } from '@/lib/registry/ledgers/ledger-balance'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = {
  params: Promise<{ key: string; holder: string }>
  searchParams: Promise<{ form?: string; did?: string }>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('registers.balances'))('total'), await searchParams)
}

export default async function Balance({ params, searchParams }: Props) {
  const [t, locale] = [await getTranslations('registers'), (await getLocale()) as Locale]
  const [{ key, holder }, { form, did }] = [await params, await searchParams]
  const view = await ask(ledgerBalance, { key, holder, locale })
  const said = await formProblems(await bouncedForm(form))
  const measure = `balances.${['minute', 'fen'].includes(view.measure) ? view.measure : 'other'}` as 'balances.other'
  const amount = (count: number) => t(measure, { count })
  const done = `did.${did}` as 'did.post'
  return (
    <>
      <ErrorSummary problems={said.summary} />
      {did && t.has(done) && <Notice kind="success" role="status" title={t(done)} />}
      <PageTitle
        crumbs={[
          { href: '/registers', label: t('title') },
          { href: `/registers/${key}`, label: view.ledger },
        ]}
        note={view.floor === null ? undefined : t('balances.floor', { floor: amount(view.floor) })}
        actions={<StaffPrint label={t('print')} />}
      >
        {view.name ?? t('balances.unknown')}
      </PageTitle>
      <div className="mb-gap grid gap-gap sm:grid-cols-2 lg:grid-cols-4">
        {view.totals.map((total) => (
          <StatCard key={total.path} label={total.unit} figure={amount(total.total)} />
        ))}
      </div>
      <div className="grid grid-cols-1 items-start gap-gap lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>
          <BalanceTable
            ledger={key}
            view={view}
            newKey={newKey}
            back={`/registers/${key}/balance/${holder}`}
            empty={<EmptyState title={t('balances.none')} />}
          />
        </Card>
        {view.keeps && (
          <BalancePost ledger={key} holder={holder} view={view} formKey={newKey()} at={said.at} value={said.value} />
        )}
      </div>
    </>
  )
}
