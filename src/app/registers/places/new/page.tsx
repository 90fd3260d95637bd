import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { Radios } from '@/components/ui/radios'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { newPlace } from '@/lib/registry/places/new-place'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { PlainForm } from '../../action-form'
import { typedForms } from '../../typed-form'
import { PlaceFields } from '../place-fields'

type Asked = { building?: string; collecting?: string; act?: string; form?: string }
type Props = { searchParams: Promise<Asked> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('places.new'))('title'), await searchParams)
}

export default async function NewPlace({ searchParams }: Props) {
  const [t, locale, asked] = [await getTranslations('places'), (await getLocale()) as Locale, await searchParams]
  const { building: at, collecting } = asked
  const { communities, types, building } = await ask(newPlace, { building: at || undefined, locale })
  const forms = await typedForms(asked)
  const from = { ...(at && { building: at }), ...(collecting && { collecting }) }
  const inBuilding = { kind: 'dwelling', parent: building?.id ?? '', unit: building?.unitPath ?? '' }
  return (
    <div className="max-w-form">
      <ErrorSummary problems={forms.summary} />
      <PageTitle crumbs={[{ href: '/registers/places', label: t('title') }]}>
        {building ? t('new.dwelling', { name: building.name }) : t('new.title')}
      </PageTitle>
      <PlainForm
        {...{ act: 'new', command: 'add-place', title: t('new.title'), submit: t('new.submit'), forms }}
        page={`/registers/places/new?${new URLSearchParams(from)}`}
        hidden={{ ...(building && inBuilding), ...(collecting && { collecting: '1' }) }}
      >
        {(field) => (
          <>
            {!building && (
              <>
                <Radios
                  choices={(['building', 'premises', 'facility'] as const).map((value) => ({
                    value,
                    label: t(`kinds.${value}`),
                  }))}
                  {...field('kind', t('kind'))}
                  required
                />
                <Select choices={communities} {...field('unit', t('unit'))} required />
              </>
            )}
            <PlaceFields field={field} types={types} dwelling={building !== null} />
            <TextInput {...field('code', t('code'))} hint={t('new.codeHint')} size={24} />
          </>
        )}
      </PlainForm>
    </div>
  )
}
