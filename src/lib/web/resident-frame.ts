import 'server-only'
import { getTranslations } from 'next-intl/server'
import { homePath } from '@/lib/access/home-path'
import { currentActor } from './page'
import { pageFacts } from './page-facts'

const ways = [
  { href: '/services', word: 'services', icon: 'list' },
  { href: '/cases', word: 'progress', icon: 'progress' },
] as const

/** What stands around every page of the public and of residents: who the site is, where one can go, who is signed in. */
export async function residentFrame() {
  const [t, facts, actor] = [await getTranslations('shell'), await pageFacts(), await currentActor()]
  const here = facts.back.split('?')[0] ?? ''
  const home = actor.kind === 'person' ? '/me' : homePath(actor.posts)
  return {
    ...facts,
    site: { name: t('productLong'), tagline: t('tagline'), phone: '12345' },
    entries: ways.map(({ href, word, icon }) => ({
      href,
      icon,
      label: t(word),
      current: here === href || here.startsWith(`${href}/`),
    })),
    ...(actor.kind === 'public' ? {} : { person: { name: actor.name || t('me'), href: home } }),
  }
}
