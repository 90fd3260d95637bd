import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { placeList } from '@/lib/registry/places/place-list'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { PlaceTable } from './place-table'

type Asked = { q?: string; kind?: 'building'; unit?: string; rented?: string; after?: string }
type Props = { searchParams: Promise<Asked> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('places'))('title'))
}

const kinds = ['building', 'dwelling', 'premises', 'facility'] as const

export default async function Places({ searchParams }: Props) {
  const [t, locale, asked] = [await getTranslations('places'), (await getLocale()) as Locale, await searchParams]
  const { q = '', kind, unit = '', rented, after } = asked
  const list = await ask(placeList, { q, kind: kind || undefined, unit, rented: rented === '1', after, locale })
  const more = new URLSearchParams({ ...asked, after: list.after ?? '' })
  return (
    <>
      <PageTitle
        note={t('note')}
        actions={
          list.mayWrite && (
            <>
              <Button variant="quiet" href="/registers/places/collect">
                {t('collect.title')}
              </Button>
              <Button href="/registers/places/new">{t('new.title')}</Button>
            </>
          )
        }
      >
        {t('title')}
      </PageTitle>
      <search>
        <form action="/registers/places" className="mb-gap flex flex-wrap items-end gap-3">
          <TextInput id="q" name="q" type="search" label={t('list.search')} value={q} size={22} />
          <Select
            id="kind"
            name="kind"
            label={t('kind')}
            choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            value={kind}
            empty={t('list.all')}
          />
          <Select
            id="rented"
            name="rented"
            label={t('letting')}
            choices={[{ value: '1', label: t('rentedOnly') }]}
            value={rented}
            empty={t('list.all')}
          />
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
      <PlaceTable places={list.places} />
      {list.after && (
        <p className="mt-4">
          <a href={`/registers/places?${more}`} className="inline-block py-1">
            {t('list.more')}
          </a>
        </p>
      )}
    </>
  )
}
