import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CorrectionAnswer } from '@/components/correction-answer'
import { CorrectionFacts } from '@/components/correction-facts'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { correctionPage } from '@/lib/registry/correction-page'
import type { Locale } from '@/lib/text/locale'
import { sayDayOf } from '@/lib/text/say-date-time'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('rights.queue'))('title'), await searchParams)
}

export default async function Correction({ params, searchParams }: Props) {
  const [t, locale] = [await getTranslations('rights.queue'), (await getLocale()) as Locale]
  const [{ id }, { form }] = [await params, await searchParams]
  const view = await ask(correctionPage, { id, locale })
  const said = await formProblems(await bouncedForm(form), { decision: t('decision'), reason: t('reason') })
  const decided = view.decidedAt && sayDayOf(view.decidedAt, locale)
  return (
    <>
      <ErrorSummary problems={said.summary} />
      <PageTitle
        crumbs={[{ href: '/registers/corrections', label: t('title') }]}
        tag={<Tag tone={view.state === 'open' ? 'seal' : 'plain'}>{t(`states.${view.state}`)}</Tag>}
      >
        {t('page', { name: view.name, what: view.element })}
      </PageTitle>
      <div className="grid items-start gap-gap lg:grid-cols-2">
        <CorrectionFacts view={view} locale={locale} />
        {view.state === 'open' ? (
          <CorrectionAnswer
            view={view}
            formKey={newKey()}
            typed={{ decision: said.value('decision'), reason: said.value('reason') }}
            errors={{ decision: said.at('decision'), reason: said.at('reason') }}
          />
        ) : (
          <Card title={t('decidedAt', { date: decided ?? '', state: t(`states.${view.state}`) })}>{view.reason}</Card>
        )}
      </div>
    </>
  )
}
