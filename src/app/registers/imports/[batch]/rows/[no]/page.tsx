import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { problemText } from '@/components/fields/problem-text'
import { ImportRowForm } from '@/components/import-row-form'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import type { Problem } from '@/lib/kernel/refusal'
import { importRow } from '@/lib/registry/imports/import-rows'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { params: Promise<{ batch: string; no: string }>; searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('imports.row'))('title', { no: (await params).no }), await searchParams)
}

/** The sentence of a problem: of imports itself, or of the form that the row was read with. */
async function sentences(problems: readonly Problem[], locale: Locale) {
  const [own, fields] = [await getTranslations('imports.problems'), await getTranslations('fields')]
  const words = { word: (key: string, params?: object) => fields(key as never, params as never), locale }
  const sentence = (problem: Problem) =>
    own.has(problem.code as never)
      ? own(problem.code as never)
      : problemText({ ...problem, params: problem.params ?? {} }, { ...words, say: (text) => say(text, locale) })
  return problems.map((problem) => ({ fieldId: problem.name || undefined, message: sentence(problem) }))
}

export default async function ImportRow({ params, searchParams }: Props) {
  const [t, locale, { batch, no }] = [await getTranslations('imports'), (await getLocale()) as Locale, await params]
  const view = await ask(importRow, { batch, no, locale })
  const form = await bouncedForm((await searchParams).form)
  const whole = (await formProblems(form && { ...form, problems: [] })).summary
  const said = await sentences(form?.problems ?? [], locale)
  const errors = Object.fromEntries(said.map(({ fieldId = '', message }) => [fieldId, message]))
  const here = `/registers/imports/${batch}`
  return (
    <>
      <ErrorSummary problems={said.length > 0 ? said : whole} />
      <PageTitle
        crumbs={[
          { href: here, label: view.batch.file },
          { href: `${here}/rows`, label: t('rows.title') },
        ]}
        note={t('row.left', { count: view.left })}
      >
        {t('row.title', { no: view.no })}
      </PageTitle>
      <ImportRowForm view={view} typed={form?.values ?? {}} errors={form ? errors : null} formKey={newKey()} />
    </>
  )
}
