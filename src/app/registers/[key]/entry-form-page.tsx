import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerForm } from '@/components/ledger-form'
import { staffProblems, typedOf, typedRows } from '@/components/staff-problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { ledgerForm } from '@/lib/registry/ledgers/ledger-form'
import type { Locale } from '@/lib/text/locale'
import { ask, bouncedForm, newKey } from '@/lib/web/page'

type EntryFormPageProps = { ledger: string; id?: string; form?: string; did?: string }

/** The page of a ledger's form, for a new entry or one that is corrected; a refused form shows what was typed. */
export async function EntryFormPage({ ledger, id, form, did }: EntryFormPageProps) {
  const [t, locale] = [await getTranslations('registers'), (await getLocale()) as Locale]
  const bounced = await bouncedForm(form)
  const { values, rows } = typedRows(bounced?.values ?? {})
  const typed = bounced ? typedOf(values, 'entry') : undefined
  const view = await ask(ledgerForm, { key: ledger, id, typed, locale })
  const [fields, errors] = [await getTranslations('fields'), await getTranslations('errors')]
  const said = staffProblems(rows ? null : bounced, { fields, errors, locale })
  const crumbs = [
    { href: '/registers', label: t('title') },
    { href: `/registers/${ledger}`, label: view.name },
  ]
  return (
    <div className="max-w-[64rem]">
      <ErrorSummary problems={said.summary} />
      {did === 'add' && <Notice kind="success" role="status" title={t('did.add')} />}
      <PageTitle crumbs={crumbs}>{t(id ? 'form.correct' : 'addTitle', { name: view.name })}</PageTitle>
      <LedgerForm view={view} errors={said.at} typed={values} formKey={newKey()} />
    </div>
  )
}
