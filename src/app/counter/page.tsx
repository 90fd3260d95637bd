import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { CounterAddPerson } from '@/components/counter-add-person'
import { CounterItems } from '@/components/counter-items'
import { CounterPeople } from '@/components/counter-people'
import { StaffKeys } from '@/components/staff-keys'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { counterServices } from '@/lib/cases/counter-page'
import { foundPeople } from '@/lib/registry/find-person'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { CounterWaiting } from './counter-waiting'

type Props = { searchParams: Promise<{ found?: string; person?: string; q?: string; form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('counter'))('title'), await searchParams)
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** People found a moment ago; a single one is served at once. */
async function foundBy(found: string | undefined, locale: Locale) {
  if (!found || !uuid.test(found)) return null
  const people = await ask(foundPeople, { found, locale })
  if (people.length === 1) redirect(`/counter/${people[0]?.id}`)
  return people
}

export default async function Counter({ searchParams }: Props) {
  const [t, locale, asked] = [await getTranslations('counter'), (await getLocale()) as Locale, await searchParams]
  if (asked.person && uuid.test(asked.person)) redirect(`/counter/${asked.person}`)
  const people = await foundBy(asked.found, locale)
  const services = await ask(counterServices, { q: asked.q ?? '', locale })
  const bounced = await bouncedForm(asked.form)
  const labels = { name: t('add.name'), idNumber: t('add.id'), phone: t('add.phone'), q: t('search.label') }
  const said = await formProblems(bounced, labels)
  const adding = bounced?.values.idNumber !== undefined
  return (
    <>
      <ErrorSummary
        problems={said.summary.map((each) => ({ ...each, fieldId: each.fieldId && `f-${each.fieldId}` }))}
      />
      <PageTitle note={t('note')}>{t('title')}</PageTitle>
      <div className="grid items-start gap-gap lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid gap-gap">
          {people && <CounterPeople people={people} />}
          <CounterAddPerson open={adding || people?.length === 0} said={said} />
          <Card title={asked.q ? t('items.found', { q: asked.q }) : t('items.title')}>
            <CounterItems services={services} />
          </Card>
        </div>
        <CounterWaiting />
      </div>
      <StaffKeys
        start={people || adding ? undefined : '/'}
        hints={[
          { keys: ['/'], label: t('keys.search') },
          { keys: ['J', 'K'], label: t('keys.move') },
          { keys: ['A'], label: t('keys.add') },
        ]}
      />
    </>
  )
}
