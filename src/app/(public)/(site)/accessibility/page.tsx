import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { PhoneNumber } from '@/components/ui/phone-number'
import { pageTitle } from '@/lib/web/page-title'

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('home.accessibility'))('title'))
}

export default async function Accessibility() {
  const t = await getTranslations('home.accessibility')
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <PageTitle>{t('title')}</PageTitle>
      <p className="text-lead">{t('intro')}</p>
      <Card title={t('aim')}>{t('aimText')}</Card>
      <Card title={t('can')}>
        <ul className="grid list-disc gap-1 pl-6">
          {(['can1', 'can2', 'can3', 'can4', 'can5', 'can6'] as const).map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </Card>
      <Card title={t('not')}>{t('notText')}</Card>
      <Card title={t('tell')}>
        <p>{t('tellText')}</p>
        <PhoneNumber number="12345" />
      </Card>
    </div>
  )
}
