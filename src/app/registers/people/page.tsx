import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PeopleSearch } from '@/components/people-search'
import { PeopleTable } from '@/components/people-table'
import { StaffKeys } from '@/components/staff-keys'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { foundPeople } from '@/lib/registry/find-person'
import { personWarning } from '@/lib/registry/people/person-warning'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { searchParams: Promise<{ found?: string; form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('people'))('title'), await searchParams)
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** People found a moment ago; null before anything was asked. Asking nothing still asks for the right to find. */
async function foundBy(found: string | undefined, locale: Locale) {
  if (found && uuid.test(found)) return ask(foundPeople, { found, locale })
  await ask(personWarning, { locale })
  return null
}

export default async function People({ searchParams }: Props) {
  const [t, locale, asked] = [await getTranslations('people'), (await getLocale()) as Locale, await searchParams]
  const people = await foundBy(asked.found, locale)
  const said = await formProblems(await bouncedForm(asked.form), { q: t('search.label') })
  const empty = people ? ([t('found.none'), t('found.noneNote')] as const) : [t('found.start'), t('found.startNote')]
  return (
    <>
      <ErrorSummary problems={said.summary} />
      <PageTitle
        note={t('note')}
        actions={
          <a href="/registers/people/new" data-hotkey="a" className="inline-flex min-h-target items-center">
            {t('new.open')}
          </a>
        }
      >
        {t('title')}
      </PageTitle>
      <div className="grid gap-gap">
        <PeopleSearch locale={locale} />
        <Card title={people ? t('found.title', { count: people.length }) : undefined}>
          <PeopleTable
            caption={t('title')}
            people={people ?? []}
            empty={
              <EmptyState
                title={empty[0]}
                action={people && <Button href="/registers/people/new">{t('new.open')}</Button>}
              >
                {empty[1]}
              </EmptyState>
            }
          />
          {people?.length === 20 && <p className="mt-2 text-small text-ink-soft">{t('found.more')}</p>}
        </Card>
      </div>
      <StaffKeys
        start={people && people.length > 0 ? undefined : '/'}
        hints={[
          { keys: ['/'], label: t('keys.search') },
          { keys: ['J', 'K'], label: t('keys.move') },
          { keys: ['A'], label: t('keys.add') },
        ]}
      />
    </>
  )
}
