import { getLocale, getTranslations } from 'next-intl/server'
import { CounterForm } from '@/components/counter-form'
import { staffProblems, typedOf, typedRows } from '@/components/staff-problems'
import { counterPage } from '@/lib/cases/counter-page'
import type { Locale } from '@/lib/text/locale'
import type { BouncedForm } from '@/lib/web/bounced-form'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { type Visit, visitHref } from './visit'

type CounterApplicationProps = { visit: Visit; service: string; form?: string; batch?: string; act?: string }

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

function typedIn(values: Record<string, string>, act = '') {
  const changed = Object.entries(values).filter(([name]) => name === 'changed' || name.startsWith('changed.'))
  return {
    form: typedOf(values, 'form'),
    party: typedOf(values, 'party'),
    asked: typedOf(values, 'asked'),
    changed: changed.map(([, need]) => need),
    action: values.action ?? act,
  }
}

/** A refusal only because an action has not been asked its questions yet is no error: its form opens. */
function onlyOpens(bounced: BouncedForm | null): boolean {
  if (!bounced || Object.keys(typedOf(bounced.values, 'asked')).length > 0) return false
  return bounced.problems.length > 0 && bounced.problems.every(({ name }) => name.startsWith('asked.'))
}

/** One item for the person at the counter, on one screen. */
export async function CounterApplication({ visit, service, form, batch, act }: CounterApplicationProps) {
  const locale = (await getLocale()) as Locale
  const [fields, errors] = [await getTranslations('fields'), await getTranslations('errors')]
  const bounced = await bouncedForm(form)
  const { values, rows } = typedRows(bounced?.values ?? {})
  const typed = typedIn(values, act)
  const under = batch && uuid.test(batch) ? batch : newKey()
  const page = await ask(counterPage, { resident: visit.resident, service, locale, batch: under, ...typed })
  const opens = rows || onlyOpens(bounced)
  const said = staffProblems(opens ? null : bounced, { fields, errors, locale })
  const here = new URLSearchParams({ batch: under, ...(typed.action && { act: typed.action }) })
  const path = visitHref(visit, service)
  return (
    <CounterForm
      page={page}
      said={said}
      opens={opens}
      values={values}
      post={{
        resident: visit.resident,
        service,
        key: newKey(),
        back: `${path}&${here}`,
        batch: under,
        visit: visit.items.join(','),
      }}
    />
  )
}
