import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PersonAffected } from '@/components/person-affected'
import { PersonRecord } from '@/components/person-record'
import { staffProblems, typedOf } from '@/components/staff-problems'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { personRecord } from '@/lib/cases/person-record'
import type { Locale } from '@/lib/text/locale'
import type { BouncedForm } from '@/lib/web/bounced-form'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { PersonHead } from './person-head'
import { PersonKeys } from './person-keys'

type Asked = { asOf?: string; open?: string; group?: string; did?: string; form?: string }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('people'))('title'), await searchParams)
}

const done = ['added', 'amended', 'contact', 'died', 'alive', 'joined', 'left', 'shown'] as const

/** What was typed in a refused form for joining a group. */
function joiningOf({ open }: Asked, bounced: BouncedForm | null): Record<string, string> {
  return bounced && open === 'join' ? typedOf(bounced.values, 'entry') : {}
}

async function problemsOf(bounced: BouncedForm | null, locale: Locale) {
  const [fields, errors] = [await getTranslations('fields'), await getTranslations('errors')]
  return staffProblems(bounced, { fields, errors, locale })
}

export default async function Person({ params, searchParams }: Props) {
  const [{ id }, asked, locale] = [await params, await searchParams, (await getLocale()) as Locale]
  const t = await getTranslations('people.did')
  const bounced = await bouncedForm(asked.form)
  const { asOf, open = '' } = asked
  const record = await ask(personRecord, { id, asOf, joining: joiningOf(asked, bounced), group: asked.group, locale })
  const { summary, at } = await problemsOf(bounced, locale)
  const said = { open, at: (name: string) => at[name], value: (name: string) => bounced?.values[name] }
  const named = summary.map((each) => ({ ...each, fieldId: each.fieldId && fieldIdOf(open, each.fieldId) }))
  const did = done.find((each) => each === asked.did)
  return (
    <>
      <ErrorSummary problems={named} />
      <PersonHead record={record} locale={locale} />
      {did && <Notice kind="success" role="status" title={t(did)} />}
      {record.died && <PersonAffected record={record} />}
      <PersonRecord record={record} keyOf={newKey()} said={said} errors={at} locale={locale} />
      <PersonKeys record={record} />
    </>
  )
}

/** Fields of an act carry its word before their name; those of a definition their own id. */
function fieldIdOf(open: string, id: string): string {
  return open === 'join' ? id : `${open}-${id.replace(/^f-/, '')}`
}
