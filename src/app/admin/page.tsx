import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { mySecurity } from '@/lib/access/my-security'
import { can } from '@/lib/kernel/policy'
import { ask, signedIn } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('admin'))('title'))
}

export default async function Admin() {
  const [actor, t] = [await signedIn('/admin'), await getTranslations('admin')]
  if (can(actor, 'account.manage') || can(actor, 'post.manage')) redirect('/admin/accounts')
  const { name } = await ask(mySecurity, {})
  return (
    <>
      <PageTitle note={name}>{t('title')}</PageTitle>
      <Card>{can(actor, 'audit.read') ? t('auditNote') : t('intro')}</Card>
    </>
  )
}
