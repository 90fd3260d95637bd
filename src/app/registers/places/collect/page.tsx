import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { collectPage } from '@/lib/registry/places/collect-page'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { typedForms } from '../../typed-form'
import { CollectBuildings, CollectDwellings } from './collect-choice'
import { CollectDoor } from './collect-door'

type Asked = { q?: string; building?: string; dwelling?: string; done?: string; act?: string; form?: string }
type Props = { searchParams: Promise<Asked> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('places.collect'))('title'), await searchParams)
}

const done = ['confirmed', 'newcomer', 'left'] as const

/** For collectors in the field: building, door, people, one thumb. Works at 390 px and without script. */
export default async function Collect({ searchParams }: Props) {
  const [t, locale, asked] = [
    await getTranslations('places.collect'),
    (await getLocale()) as Locale,
    await searchParams,
  ]
  const { q = '', building, dwelling } = asked
  const view = await ask(collectPage, { q, building: building || undefined, dwelling: dwelling || undefined, locale })
  const forms = await typedForms(asked)
  const did = done.find((each) => each === asked.done)
  const crumbs = [
    { href: '/registers/places/collect', label: t('buildings') },
    ...(view.dwelling && view.building
      ? [{ href: `/registers/places/collect?building=${view.building.id}`, label: view.building.name }]
      : []),
  ]
  return (
    <div className="mx-auto max-w-form">
      <ErrorSummary problems={forms.summary} />
      <PageTitle crumbs={view.building ? crumbs : undefined} note={view.building ? undefined : t('note')}>
        {view.dwelling?.address ?? view.building?.name ?? t('title')}
      </PageTitle>
      {did && (
        <div className="mb-gap">
          <Notice kind="success" role="status" title={t(`done.${did}`)} />
        </div>
      )}
      {!view.building && <CollectBuildings buildings={view.buildings} q={q} />}
      {view.building && !view.dwelling && <CollectDwellings building={view.building} dwellings={view.dwellings} />}
      {view.dwelling && <CollectDoor view={view} dwelling={view.dwelling} forms={forms} />}
    </div>
  )
}
