import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportSteps } from '@/components/import-steps'
import { ImportUpload } from '@/components/import-upload'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { importStart } from '@/lib/registry/imports/import-list'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('imports'))('new'), await searchParams)
}

export default async function NewImport({ searchParams }: Props) {
  const [t, locale] = [await getTranslations('imports'), (await getLocale()) as Locale]
  const { targets, sources, rows, megabytes } = await ask(importStart, { locale })
  const labels = { target: t('upload.target'), source: t('upload.source'), file: t('upload.file') }
  const said = await formProblems(await bouncedForm((await searchParams).form), labels)
  return (
    <div className="max-w-form">
      <ErrorSummary problems={said.summary} />
      <PageTitle
        crumbs={[{ href: '/registers/imports', label: t('title') }]}
        note={t('newNote', { rows, size: megabytes })}
      >
        {t('new')}
      </PageTitle>
      <ImportSteps />
      {targets.length > 0 ? (
        <ImportUpload targets={targets} sources={sources} megabytes={megabytes} said={said} />
      ) : (
        <EmptyState title={t('upload.nothing')} />
      )}
    </div>
  )
}
