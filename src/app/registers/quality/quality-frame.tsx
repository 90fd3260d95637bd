import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StaffKeys } from '@/components/staff-keys'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { Select } from '@/components/ui/select'
import { Tabs } from '@/components/ui/tabs'
import { type ListQuery, listHref, type Tab, tabs } from './list-address'

type Named = { name: string }
type Filters = {
  streets: (Named & { path: string })[]
  communities?: (Named & { path: string })[]
  elements?: (Named & { key: string })[]
}
type FrameProps = {
  tab: Tab
  query: ListQuery
  done?: string
  street: string
  filters: Filters
  counts: Partial<Record<Tab, number>>
  next: string | null
  children: ReactNode
}

const deeds = ['keep', 'take', 'ask', 'confirmed', 'different'] as const

/** Around every list of the desk: the tabs with how much waits, the filter, the list, the pages. */
export async function QualityFrame({ tab, query, done, street, filters, counts, next, children }: FrameProps) {
  const t = await getTranslations('quality')
  const deed = deeds.find((each) => each === done)
  const name = filters.streets.find(({ path }) => path === street)?.name
  const kept = query.street ? { street } : {}
  return (
    <>
      <PageTitle note={name}>{t(`tabs.${tab}`)}</PageTitle>
      {deed && (
        <div className="mb-gap">
          <Notice kind="success" role="status" title={t(`done.${deed}`)} />
        </div>
      )}
      <Tabs
        label={t('title')}
        items={tabs.map((each) => {
          const n = counts[each]
          const label = n === undefined ? t(`tabs.${each}`) : `${t(`tabs.${each}`)} ${t('count', { n })}`
          return { href: listHref({ tab: each, ...kept }), label, current: each === tab }
        })}
      />
      <Filter tab={tab} query={{ ...query, street }} filters={filters} />
      <div className="rounded-card border border-line bg-card p-2 shadow-card print:border-0 print:shadow-none">
        {children}
      </div>
      <Pager
        prevHref={query.after ? listHref({ ...query, tab, after: undefined }) : undefined}
        nextHref={next ? listHref({ ...query, tab, after: next }) : undefined}
      />
      <StaffKeys
        hints={[
          { keys: ['J', 'K'], label: t('keys.move') },
          { keys: ['Enter'], label: t('keys.open') },
        ]}
      />
    </>
  )
}

/** What a list without rows says. */
export async function EmptyList({ tab }: { tab: Tab }) {
  const t = await getTranslations('quality.empty')
  return <EmptyState title={t(tab)}>{t(tab === 'duplicates' || tab === 'merged' ? 'pairs' : 'note')}</EmptyState>
}

async function Filter({ tab, query, filters }: { tab: Tab; query: ListQuery; filters: Filters }) {
  const t = await getTranslations('quality.filter')
  const { streets, communities = [], elements = [] } = filters
  if (streets.length < 2 && communities.length === 0 && elements.length === 0) return null
  const choices = (rows: { path?: string; key?: string; name: string }[]) =>
    rows.map((row) => ({ value: row.path ?? row.key ?? '', label: row.name }))
  return (
    <search>
      <form
        action="/registers/quality"
        aria-label={t('label')}
        className="mb-gap flex flex-wrap items-end gap-3 print:hidden"
      >
        <input type="hidden" name="tab" value={tab} />
        {streets.length > 1 && (
          <Select
            id="street"
            name="street"
            label={t('street')}
            empty={null}
            value={query.street}
            choices={choices(streets)}
          />
        )}
        {elements.length > 0 && (
          <Select
            id="element"
            name="element"
            label={t('element')}
            empty={t('all')}
            value={query.element}
            choices={choices(elements)}
          />
        )}
        {communities.length > 0 && (
          <Select
            id="community"
            name="community"
            label={t('community')}
            empty={t('all')}
            value={query.community}
            choices={choices(communities)}
          />
        )}
        <Button variant="quiet">{t('apply')}</Button>
      </form>
    </search>
  )
}
