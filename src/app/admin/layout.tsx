import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StaffShell } from '@/components/shell/staff-shell'
import { can } from '@/lib/kernel/policy'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import { signedIn } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'

/** Around the administrators' pages. What each may do is asked by the query of the page, not here. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [actor, t, locale] = [await signedIn('/admin'), await getTranslations('admin'), (await getLocale()) as Locale]
  const r = await getTranslations('connectors')
  const keeps = actor.posts.some((post) =>
    post.grants.some((grant) => ['account.manage', 'post.manage'].includes(grant)),
  )
  const [post] = actor.posts
  const entries = [
    { href: '/admin', label: t('menu.home') },
    ...(keeps ? [{ href: '/admin/accounts', label: t('menu.accounts') }] : []),
    ...(can(actor, 'connector.read') ? [{ href: '/admin/connectors', label: r('page.title') }] : []),
    { href: '/staff/password', label: t('menu.password') },
  ]
  return (
    <StaffShell
      {...(await pageFacts())}
      unit={post ? say(post.roleName as Text, locale) : t('title')}
      place={post ? say(post.unitName as Text, locale) : undefined}
      person={{ name: actor.name }}
      groups={[{ title: t('title'), entries }]}
    >
      {children}
    </StaffShell>
  )
}
