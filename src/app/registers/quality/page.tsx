import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { qualityPairs } from '@/lib/registry/merging/quality-pairs'
import { qualityFacts } from '@/lib/registry/quality/quality-facts'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { FactTable } from './fact-table'
import { type ListQuery, type Tab, tabs } from './list-address'
import { PairTable } from './pair-table'
import { EmptyList, QualityFrame } from './quality-frame'

type Props = { searchParams: Promise<ListQuery & { done?: string }> }

const tabOf = (wanted: string | undefined): Tab => tabs.find((each) => each === wanted) ?? 'conflicts'

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('quality.tabs'))(tabOf((await searchParams).tab)))
}

export default async function Quality({ searchParams }: Props) {
  const [{ done, tab: wanted, ...query }, locale] = [await searchParams, (await getLocale()) as Locale]
  const tab = tabOf(wanted)
  const { after, element, community } = query
  const street = query.street || undefined
  if (tab === 'duplicates' || tab === 'merged') {
    const list = await ask(qualityPairs, { tab, street, after: after || undefined, locale })
    return (
      <QualityFrame {...{ ...list, tab, done }} query={{ street, after }} filters={{ streets: list.streets }}>
        <PairTable tab={tab} rows={list.rows} empty={<EmptyList tab={tab} />} />
      </QualityFrame>
    )
  }
  const filter = { street, element: element || undefined, community: community || undefined, after: after || undefined }
  const list = await ask(qualityFacts, { tab, ...filter, locale })
  return (
    <QualityFrame {...{ ...list, tab, done }} query={filter} filters={list}>
      <FactTable tab={tab} rows={list.rows} empty={<EmptyList tab={tab} />} />
    </QualityFrame>
  )
}
