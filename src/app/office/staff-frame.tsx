import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { NavGroup } from '@/components/shell/shell-props'
import { StaffShell } from '@/components/shell/staff-shell'
import type { Actor } from '@/lib/kernel/actor'
import { today } from '@/lib/kernel/clock'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { sayDate } from '@/lib/text/say-date'
import type { Text } from '@/lib/text/text'
import { signedIn } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'

type Words = Awaited<ReturnType<typeof getTranslations<'office'>>>

const views = ['desk', 'mine', 'waiting', 'done'] as const

function groupsFor(actor: Actor, t: Words, here: string): NavGroup[] {
  const may = (grant: string) => actor.posts.some((post) => post.grants.includes(grant))
  const entry = (href: string, label: string) => ({ href, label, current: here === href })
  const groups: (NavGroup | false)[] = [
    may('inbox.read') && {
      title: t('menu.inbox'),
      entries: views.map((view) => entry(view === 'desk' ? '/office' : `/office?view=${view}`, t(`views.${view}`))),
    },
    may('case.open-for-others') && { title: t('menu.window'), entries: [entry('/counter', t('menu.counter'))] },
    may('register.read') && { title: t('menu.ledgers'), entries: [entry('/registers', t('menu.allLedgers'))] },
    may('person.find') && { title: t('menu.people'), entries: [entry('/registers/people', t('menu.findPeople'))] },
    may('import.run') && { title: t('menu.imports'), entries: [entry('/registers/imports', t('menu.allImports'))] },
    registersFor(may, (href, word) => entry(href, t(`menu.${word}`)), t('menu.registers')),
    may('overview.read') && { title: t('menu.sight'), entries: [entry('/overview', t('menu.overview'))] },
    may('quality.read') && { title: t('menu.data'), entries: [entry('/registers/quality', t('menu.quality'))] },
    may('outbox.read') && { title: t('menu.system'), entries: [entry('/office/outbox', t('menu.outbox'))] },
    { title: t('menu.account'), entries: [entry('/staff/password', t('menu.password'))] },
  ]
  return groups.filter((group) => group !== false)
}

type Entry = NavGroup['entries'][number]

/** The registers of the street that the reader may look into. */
function registersFor(
  may: (grant: string) => boolean,
  entry: (href: string, word: 'households' | 'places' | 'collect' | 'organisations' | 'corrections') => Entry,
  title: string,
): NavGroup | false {
  const entries = [
    may('household.read') && entry('/registers/households', 'households'),
    may('place.read') && entry('/registers/places', 'places'),
    may('place.write') && entry('/registers/places/collect', 'collect'),
    may('organisation.read') && entry('/registers/organisations', 'organisations'),
    may('correction.decide') && entry('/registers/corrections', 'corrections'),
  ].filter((each) => each !== false)
  return entries.length > 0 && { title, entries }
}

/** Around the pages of departments and of the overview. What each reader may see is asked by the query of the page. */
export async function StaffFrame({ children }: { children: ReactNode }) {
  const [actor, t, locale] = [await signedIn(), await getTranslations('office'), (await getLocale()) as Locale]
  const facts = await pageFacts()
  const [post] = actor.posts
  return (
    <StaffShell
      {...facts}
      unit={post ? say((post.unitName ?? post.roleName) as Text, locale) : t('title')}
      place={post ? say(post.roleName as Text, locale) : sayDate(today(), locale)}
      person={{ name: actor.name }}
      groups={groupsFor(actor, t, facts.back)}
    >
      {children}
    </StaffShell>
  )
}
