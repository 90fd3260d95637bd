import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportRowsTable } from '@/components/import-rows-table'
import { StaffKeys } from '@/components/staff-keys'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { importRows } from '@/lib/registry/imports/import-rows'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { params: Promise<{ batch: string }>; searchParams: Promise<{ state?: string; after?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('imports.rows'))('title'))
}

export default async function ImportRows({ params, searchParams }: Props) {
  const [t, locale, { state: wanted, after }] = [
    await getTranslations('imports'),
    (await getLocale()) as Locale,
    await searchParams,
  ]
  const keys = await getTranslations('office.keys')
  const state = wanted === 'stuck' ? 'stuck' : 'held'
  const { batch } = await params
  const view = await ask(importRows, { batch, locale, state, after: after ?? 0 })
  const here = `/registers/imports/${batch}`
  return (
    <>
      <PageTitle
        crumbs={[
          { href: '/registers/imports', label: t('title') },
          { href: here, label: view.batch.file },
        ]}
        note={t('row.left', { count: view.batch.counts[state] ?? 0 })}
      >
        {t(state === 'held' ? 'rows.title' : 'rows.stuck')}
      </PageTitle>
      <div className="rounded-card border border-line bg-card p-2 shadow-card print:border-0 print:shadow-none">
        <ImportRowsTable view={view} />
      </div>
      <Pager
        prevHref={after ? `${here}/rows?state=${state}` : undefined}
        nextHref={view.next ? `${here}/rows?state=${state}&after=${view.next}` : undefined}
      />
      <StaffKeys
        hints={[
          { keys: ['J', 'K'], label: keys('move') },
          { keys: ['Enter'], label: keys('open') },
        ]}
      />
    </>
  )
}
