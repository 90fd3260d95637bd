import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { householdList } from '@/lib/registry/households/household-list'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { HouseholdTable } from './household-table'

type Asked = { q?: string; kind?: 'hukou' | 'living'; unit?: string; closed?: string; after?: string }
type Props = { searchParams: Promise<Asked> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('households'))('title'))
}

export default async function Households({ searchParams }: Props) {
  const [t, locale, asked] = [await getTranslations('households'), (await getLocale()) as Locale, await searchParams]
  const { q = '', kind, unit = '', closed, after } = asked
  const list = await ask(householdList, { q, kind: kind || undefined, unit, closed: closed === '1', after, locale })
  const more = new URLSearchParams({ ...asked, after: list.after ?? '' })
  const kinds = (['hukou', 'living'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))
  return (
    <>
      <PageTitle
        note={t('note')}
        actions={list.mayWrite && <Button href="/registers/households/new">{t('new.title')}</Button>}
      >
        {t('title')}
      </PageTitle>
      <search>
        <form action="/registers/households" className="mb-gap flex flex-wrap items-end gap-3">
          <TextInput id="q" name="q" type="search" label={t('list.search')} value={q} size={22} />
          <Select id="kind" name="kind" label={t('kind')} choices={kinds} value={kind} empty={t('list.all')} />
          {list.communities.length > 1 && (
            <Select
              id="unit"
              name="unit"
              label={t('unit')}
              choices={list.communities}
              value={unit}
              empty={t('list.all')}
            />
          )}
          <Button variant="quiet">{t('list.find')}</Button>
        </form>
      </search>
      <HouseholdTable households={list.households} />
      {list.after && (
        <p className="mt-4">
          <a href={`/registers/households?${more}`} className="inline-block py-1">
            {t('list.more')}
          </a>
        </p>
      )}
    </>
  )
}
