import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { myInformation } from '@/lib/registry/my-information'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { FactList } from './fact-list'
import { LookList } from './look-list'

type Props = { searchParams: Promise<{ done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('account.information'))('title'))
}

export default async function Information({ searchParams }: Props) {
  const [t, locale] = [await getTranslations('account.information'), (await getLocale()) as Locale]
  const { bound, facts, looks } = await ask(myInformation, { locale })
  const { done } = await searchParams
  if (!bound)
    return (
      <div className="mx-auto max-w-form px-4 py-6">
        <PageTitle>{t('title')}</PageTitle>
        <EmptyState title={t('unboundTitle')} action={<Button href="/bind?next=/me/information">{t('toBind')}</Button>}>
          {t('unboundText')}
        </EmptyState>
      </div>
    )
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <PageTitle note={t('intro')}>{t('title')}</PageTitle>
      {done === 'bound' && <Notice kind="success" role="status" title={t('doneBound')} />}
      <Card title={t('facts')}>
        <FactList facts={facts} />
        <p className="mt-4 text-small text-ink-soft">{t('wrong')}</p>
      </Card>
      <Card title={t('looks')}>
        <p className="mb-3 text-small text-ink-soft">{t('looksIntro')}</p>
        <LookList looks={looks} locale={locale} />
      </Card>
    </div>
  )
}
