import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EntryFacts } from '@/components/entry-facts'
import { EntryHistory } from '@/components/entry-history'
import { EntryPanel } from '@/components/entry-panel'
import { EntryState } from '@/components/ledger-table'
import { StaffKeys } from '@/components/staff-keys'
import { StaffPrint } from '@/components/staff-print'
import { staffProblems } from '@/components/staff-problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { ledgerEntry } from '@/lib/registry/ledgers/ledger-entry'
import type { Locale } from '@/lib/text/locale'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = {
  params: Promise<{ key: string; id: string }>
  searchParams: Promise<{ form?: string; did?: string }>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('registers'))('entry.facts'), await searchParams)
}

export default async function LedgerEntry({ params, searchParams }: Props) {
  const [t, locale] = [await getTranslations('registers'), (await getLocale()) as Locale]
  const [{ key, id }, { form, did }] = [await params, await searchParams]
  const entry = await ask(ledgerEntry, { key, id, locale })
  const bounced = await bouncedForm(form)
  const [fields, errors] = [await getTranslations('fields'), await getTranslations('errors')]
  const said = staffProblems(bounced, { fields, errors, locale })
  const done = `did.${did}` as 'did.add'
  return (
    <>
      <ErrorSummary problems={said.summary} />
      {did && t.has(done) && <Notice kind="success" role="status" title={t(done)} />}
      <PageTitle
        crumbs={[
          { href: '/registers', label: t('title') },
          { href: `/registers/${key}`, label: entry.ledger },
        ]}
        tag={<EntryState row={entry} />}
        note={entry.unit}
        actions={<StaffPrint label={t('print')} />}
      >
        {entry.title}
      </PageTitle>
      <div className="grid grid-cols-1 items-start gap-gap lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-gap max-lg:order-2">
          <EntryFacts ledger={key} entry={entry} />
          <EntryHistory lines={entry.history} />
        </div>
        <EntryPanel ledger={key} id={id} entry={entry} newKey={newKey} errors={said.at} typed={bounced?.values ?? {}} />
      </div>
      <StaffKeys hints={[{ keys: ['E'], label: t('entry.correct') }]} />
    </>
  )
}
