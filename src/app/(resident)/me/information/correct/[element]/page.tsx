import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CorrectionFormView } from '@/components/correction-form-view'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { correctionForm } from '@/lib/registry/correction-form'
import type { Locale } from '@/lib/text/locale'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { correctionProblems } from './correction-problems'

type Props = {
  params: Promise<{ element: string }>
  searchParams: Promise<{ id?: string; of?: string; form?: string }>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [t, { element }, { form }] = [await getTranslations('rights.information'), await params, await searchParams]
  return pageTitle(`${t('correct')} ${element.split('.')[1] ?? ''}`.trim(), { form })
}

export default async function Correct({ params, searchParams }: Props) {
  const [{ element }, { id = newKey(), of, form }] = [await params, await searchParams]
  const [t, locale] = [await getTranslations('rights'), (await getLocale()) as Locale]
  const view = await ask(correctionForm, { id, of, element, locale })
  const bounced = await bouncedForm(form)
  const problems = await correctionProblems(bounced, view.form, locale)
  const query = new URLSearchParams({ id: view.waiting?.id ?? id, ...(of ? { of } : {}) })
  const back = `/me/information/correct/${element}?${query}`
  const home = of ? `/me/information?of=${of}` : '/me/information'
  return (
    <div className="mx-auto grid max-w-form gap-gap px-4 py-6">
      <ErrorSummary problems={problems.summary} />
      <PageTitle crumbs={[{ href: home, label: t('information.title') }]}>
        {t('correction.title', { what: view.fact.label })}
      </PageTitle>
      <CorrectionFormView
        view={view}
        keys={{ id: view.waiting?.id ?? id, formKey: newKey() }}
        back={back}
        typed={bounced?.values ?? {}}
        errors={problems}
        locale={locale}
      />
    </div>
  )
}
