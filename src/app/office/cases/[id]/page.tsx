import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { staffProblems } from '@/components/staff-problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { officeCase } from '@/lib/cases/office-case'
import type { Locale } from '@/lib/text/locale'
import type { BouncedForm } from '@/lib/web/bounced-form'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { CaseColumns, type FoundCase } from './case-columns'
import { CaseHead } from './case-head'
import { CaseMoved } from './case-moved'
import { type TypedIn, typedIn } from './typed-in'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ form?: string; did?: string; seen?: string }>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('office'))('case'), await searchParams)
}

async function wordsOf(bounced: BouncedForm | null, locale: Locale) {
  const [fields, errors] = [await getTranslations('fields'), await getTranslations('errors')]
  return staffProblems(bounced, { fields, errors, locale })
}

/** What was typed for an action or task that is not the reader's any more. */
function orphaned(found: FoundCase, typed: TypedIn | undefined): string[] {
  const here = [...found.actions.map((each) => each.action), ...found.tasks.map((each) => each.id)]
  return typed && !here.includes(typed.act) ? Object.values(typed.values).filter(Boolean) : []
}

export default async function OfficeCase({ params, searchParams }: Props) {
  const [{ id }, { form, did, seen }, locale] = [await params, await searchParams, (await getLocale()) as Locale]
  const bounced = await bouncedForm(form)
  const typed = typedIn(bounced)
  const asked = typed && { act: typed.act, values: typed.values }
  const found = await ask(officeCase, { id, locale, typed: asked })
  const said = await wordsOf(typed?.rows ? null : bounced, locale)
  const moved = bounced?.code === 'conflict'
  return (
    <>
      {moved ? (
        <CaseMoved events={found.view.events} seen={seen} typed={orphaned(found, typed)} />
      ) : (
        <ErrorSummary problems={said.summary} />
      )}
      <CaseHead found={found} did={did} />
      <CaseColumns found={found} typed={typed} errors={said.at} />
    </>
  )
}
