import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CounterSearch } from '@/components/counter-search'
import { CounterShell } from '@/components/shell/counter-shell'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import { signedIn } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'

/** Around the pages of a counter. What its clerk may do is asked by the query of each page. */
export default async function CounterLayout({ children }: { children: ReactNode }) {
  const [actor, t, locale] = [await signedIn(), await getTranslations('counter'), (await getLocale()) as Locale]
  const post = actor.posts.find((each) => each.grants.includes('case.open-for-others')) ?? actor.posts[0]
  const facts = await pageFacts()
  const entries = [
    { href: '/counter', label: t('menu.counter'), current: !facts.back.startsWith('/counter/receipts') },
    { href: '/office', label: t('menu.inbox') },
    { href: '/registers', label: t('menu.ledgers') },
  ]
  return (
    <CounterShell
      {...facts}
      window={post?.unitName ? say(post.unitName as Text, locale) : t('title')}
      person={{ name: actor.name }}
      search={<CounterSearch locale={locale} />}
      entries={entries}
    >
      {children}
    </CounterShell>
  )
}
