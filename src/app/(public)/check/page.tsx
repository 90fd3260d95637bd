import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageTitle } from '@/components/ui/page-title'
import { pageTitle } from '@/lib/web/page-title'
import { CodeForm } from './code-form'

type Props = { searchParams: Promise<{ code?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('papers'))('checkTitle'))
}

export default async function Check({ searchParams }: Props) {
  const { code } = await searchParams
  const typed = (Array.isArray(code) ? code[0] : code)?.trim()
  if (typed) redirect(`/check/${encodeURIComponent(typed.slice(0, 100))}`)
  const t = await getTranslations('papers')
  return (
    <div className="mx-auto max-w-form px-4 py-8">
      <PageTitle note={t('checkNote')}>{t('checkTitle')}</PageTitle>
      <CodeForm missing={code !== undefined} />
    </div>
  )
}
