import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { newHousehold } from '@/lib/registry/households/new-household'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { PlainForm } from '../../action-form'
import { typedForms } from '../../typed-form'
import { NewHouseholdFields } from './new-household-fields'

type Asked = { person?: string; place?: string; act?: string; form?: string }
type Props = { searchParams: Promise<Asked> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('households.new'))('title'), await searchParams)
}

export default async function NewHousehold({ searchParams }: Props) {
  const [t, locale, asked] = [await getTranslations('households'), (await getLocale()) as Locale, await searchParams]
  const { person, place } = asked
  const offered = await ask(newHousehold, { person, place, locale })
  const forms = await typedForms(asked)
  const self = `/registers/households/new?${new URLSearchParams({ ...(person && { person }), ...(place && { place }) })}`
  return (
    <div className="max-w-page">
      <ErrorSummary problems={forms.summary} />
      <PageTitle crumbs={[{ href: '/registers/households', label: t('title') }]} note={t('new.note')}>
        {t('new.title')}
      </PageTitle>
      <PlainForm
        act="new"
        command="record-household"
        page={self}
        title={t('new.title')}
        submit={t('new.submit')}
        hidden={{
          ...(offered.place && { place: offered.place.id }),
          ...(offered.person && { 'members.0.resident': offered.person.id }),
        }}
        forms={forms}
      >
        {(field) => <NewHouseholdFields field={field} offered={offered} />}
      </PlainForm>
    </div>
  )
}
