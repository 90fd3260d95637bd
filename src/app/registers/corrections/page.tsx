import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CorrectionTable } from '@/components/correction-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tabs } from '@/components/ui/tabs'
import { correctionsQueue, correctionViews } from '@/lib/registry/corrections-queue'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { searchParams: Promise<{ view?: string; done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('rights.queue'))('title'))
}

export default async function Corrections({ searchParams }: Props) {
  const [t, locale] = [await getTranslations('rights.queue'), (await getLocale()) as Locale]
  const { view: wanted, done } = await searchParams
  const view = correctionViews.find((each) => each === wanted) ?? 'open'
  const rows = await ask(correctionsQueue, { view, locale })
  const hrefOf = (each: string) => (each === 'open' ? '/registers/corrections' : `/registers/corrections?view=${each}`)
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      {done === '1' && <Notice kind="success" role="status" title={t('done')} />}
      <Tabs
        shape="pills"
        label={t('title')}
        items={correctionViews.map((each) => ({
          href: hrefOf(each),
          label: t(`views.${each}`),
          current: each === view,
        }))}
      />
      <div className="rounded-card border border-line bg-card p-2 shadow-card print:border-0 print:shadow-none">
        <CorrectionTable
          rows={rows}
          locale={locale}
          caption={t(`views.${view}`)}
          empty={<EmptyState title={t('none')}>{t('noneNote')}</EmptyState>}
        />
      </div>
    </>
  )
}
