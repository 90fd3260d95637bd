import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { placePage } from '@/lib/registry/places/place-page'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { typedForms } from '../../typed-form'
import { PlaceActions } from './place-actions'
import { DwellingTable, LivingTable, RentalList } from './place-tables'

type Asked = { done?: string; act?: string; form?: string }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('places'))('one'), await searchParams)
}

const done = ['added', 'amended', 'closed', 'rented', 'rental-ended'] as const

export default async function PlaceOne({ params, searchParams }: Props) {
  const [{ id }, asked, t] = [await params, await searchParams, await getTranslations('places')]
  const place = await ask(placePage, { id, locale: (await getLocale()) as Locale })
  const forms = await typedForms(asked)
  const did = done.find((each) => each === asked.done)
  const home = place.kind === 'dwelling'
  return (
    <>
      <ErrorSummary problems={forms.summary} />
      <PageTitle
        crumbs={[
          { href: '/registers/places', label: t('title') },
          ...(place.parent ? [{ href: `/registers/places/${place.parent.id}`, label: place.parent.name }] : []),
        ]}
        tag={<Tag tone={place.to ? 'plain' : 'brand'}>{place.to ? t('closed') : t(`kinds.${place.kind}`)}</Tag>}
        note={place.community}
      >
        {place.address}
      </PageTitle>
      {did && (
        <div className="mb-gap print:hidden">
          <Notice kind="success" role="status" title={t(`done.${did}`)} />
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-gap lg:grid-cols-[minmax(0,1fr)_22rem] print:block">
        <div className="grid gap-gap">
          <Card>
            <DefinitionList
              dense
              items={[
                { term: t('code'), value: <span className="tabular-nums">{place.code}</span> },
                { term: t('type'), value: place.typeName ?? '—' },
                { term: t('grid'), value: place.grid ?? '—' },
                { term: t('division'), value: <span className="tabular-nums">{place.division ?? '—'}</span> },
              ]}
            />
          </Card>
          {place.kind === 'building' && <DwellingTable place={place} />}
          {home && <LivingTable title={t('living')} people={place.living} />}
          {home && place.lived.length > 0 && <LivingTable title={t('lived')} people={place.lived} />}
          {place.kind !== 'building' && <RentalList place={place} forms={forms} />}
        </div>
        {place.mayWrite && <PlaceActions place={place} forms={forms} />}
      </div>
    </>
  )
}
