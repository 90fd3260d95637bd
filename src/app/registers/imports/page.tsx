import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportTable } from '@/components/import-table'
import { StaffKeys } from '@/components/staff-keys'
import { buttonClass } from '@/components/ui/button-class'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { importList } from '@/lib/registry/imports/import-list'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { searchParams: Promise<{ after?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('imports'))('title'))
}

export default async function Imports({ searchParams }: Props) {
  const [t, locale, { after }] = [await getTranslations('imports'), (await getLocale()) as Locale, await searchParams]
  const keys = await getTranslations('office.keys')
  const { batches, next } = await ask(importList, { locale, after })
  return (
    <>
      <PageTitle
        note={t('note')}
        actions={
          <a href="/registers/imports/new" data-hotkey="n" className={buttonClass('primary')}>
            {t('new')}
          </a>
        }
      >
        {t('title')}
      </PageTitle>
      <div className="rounded-card border border-line bg-card p-2 shadow-card print:border-0 print:shadow-none">
        <ImportTable batches={batches} />
      </div>
      <Pager
        prevHref={after ? '/registers/imports' : undefined}
        nextHref={next ? `/registers/imports?after=${next}` : undefined}
      />
      <StaffKeys
        hints={[
          { keys: ['J', 'K'], label: keys('move') },
          { keys: ['Enter'], label: keys('open') },
          { keys: ['N'], label: t('new') },
        ]}
      />
    </>
  )
}
