import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportSteps } from '@/components/import-steps'
import { ImportState } from '@/components/import-table'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { importPage } from '@/lib/registry/imports/import-page'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { ImportBody } from './import-body'

type Props = { params: Promise<{ batch: string }>; searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('imports'))('title'), await searchParams)
}

export default async function ImportBatch({ params, searchParams }: Props) {
  const [t, locale] = [await getTranslations('imports'), (await getLocale()) as Locale]
  const batch = await ask(importPage, { batch: (await params).batch, locale })
  const form = await bouncedForm((await searchParams).form)
  const said = await formProblems(form, { choice: t('check.choice') })
  const about = [batch.target ?? t('people'), batch.source, batch.area, sayDateTime(batch.at, locale, 'short')]
  return (
    <>
      <ErrorSummary problems={said.summary} />
      <PageTitle
        crumbs={[{ href: '/registers/imports', label: t('title') }]}
        tag={<ImportState state={batch.state} />}
        note={about.join(' · ')}
      >
        <span className="break-all">{batch.file}</span>
      </PageTitle>
      <ImportSteps state={batch.state} />
      <ImportBody batch={batch} said={said} />
    </>
  )
}
