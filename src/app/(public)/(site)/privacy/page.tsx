import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { pageTitle } from '@/lib/web/page-title'

const topics = ['what', 'use', 'who', 'safe', 'how', 'rights', 'cookies'] as const

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('home.privacy'))('title'))
}

export default async function Privacy() {
  const t = await getTranslations('home.privacy')
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <PageTitle>{t('title')}</PageTitle>
      <p className="text-lead">{t('intro')}</p>
      {topics.map((topic) => (
        <Card key={topic} title={t(topic)}>
          {t(`${topic}Text`)}
        </Card>
      ))}
    </div>
  )
}
