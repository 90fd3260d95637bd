import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { GuideApply } from '@/components/guide-apply'
import { GuideConditions } from '@/components/guide-conditions'
import { GuideFacts } from '@/components/guide-facts'
import { GuideMaterials } from '@/components/guide-materials'
import { GuideLegal, GuidePlaces, GuideQuestions } from '@/components/guide-more'
import { GuideSteps } from '@/components/guide-steps'
import { PromiseTag } from '@/components/promise-tag'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { serviceStanding } from '@/lib/cases/service-standing'
import { serviceGuide } from '@/lib/catalogue/service-guide'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, currentActor, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { params: Promise<{ key: string }>; searchParams: Promise<{ form?: string }> }

const guideOf = cache(async (key: string) => ask(serviceGuide, { key, locale: (await getLocale()) as Locale }))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return pageTitle((await guideOf((await params).key)).name, await searchParams)
}

export default async function Guide({ params, searchParams }: Props) {
  const [{ key }, { form }, t] = [await params, await searchParams, await getTranslations('guide')]
  const guide = await guideOf(key)
  const person = (await currentActor()).kind === 'person'
  const standing = person ? await ask(serviceStanding, { key, locale: (await getLocale()) as Locale }) : null
  const said = await formProblems(await bouncedForm(form))
  return (
    <div className="mx-auto max-w-page px-4 py-6 lg:px-7">
      <ErrorSummary problems={said.summary} />
      <PageTitle
        crumbs={[{ href: '/services', label: t('listTitle') }]}
        tag={guide.promised && <PromiseTag promised={guide.promised} />}
        note={[guide.category, guide.code && t('code', { code: guide.code })].filter(Boolean).join(' · ')}
      >
        {guide.name}
      </PageTitle>
      <p className="mb-gap max-w-read text-lead">{guide.summary}</p>
      <div className="grid items-start gap-gap lg:grid-cols-[1fr_20rem]">
        <div className="grid gap-gap lg:order-last lg:sticky lg:top-4">
          <GuideApply
            service={{ key, online: guide.online, places: guide.places }}
            standing={standing}
            formKeys={{ start: newKey(), again: newKey() }}
          />
        </div>
        <div className="grid min-w-0 gap-gap">
          <GuideConditions
            forWhom={guide.forWhom}
            conditions={guide.conditions}
            checks={standing?.bound ? standing.checks : null}
            agent={guide.agent}
          />
          <GuideMaterials materials={guide.materials} />
          <GuideSteps steps={guide.steps} />
          <GuideFacts {...guide} />
          <GuidePlaces places={guide.places} />
          <GuideQuestions questions={guide.questions} />
          <GuideLegal legal={guide.legal} />
        </div>
      </div>
    </div>
  )
}
