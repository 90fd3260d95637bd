import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ApplyFrame, stepTitle } from '@/components/apply-frame'
import { draftPage } from '@/lib/cases/draft-page'
import type { Locale } from '@/lib/text/locale'
import { ask, newKey } from '@/lib/web/page'
import { StepBody } from './step-body'
import { StepProblems } from './step-problems'
import { uploadProblem } from './upload-problem'

type Props = {
  params: Promise<{ draft: string; step: string }>
  searchParams: Promise<{ form?: string; show?: string }>
}

const pageOf = cache(async (draft: string, step: string, show: boolean) =>
  ask(draftPage, { draft, step, show, locale: (await getLocale()) as Locale }),
)

async function load({ params, searchParams }: Props) {
  const [{ draft, step }, { form, show }] = [await params, await searchParams]
  return { page: await pageOf(draft, step, show === '1'), form }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ page, form }, t, ui] = [await load(props), await getTranslations('apply'), await getTranslations('ui')]
  const step = page.steps.find((each) => each.key === page.step) ?? { key: page.step, title: '' }
  const title = `${stepTitle(step, (key) => t(`steps.${key}`))} · ${page.service.name}`
  const faults = page.form?.errors.length || page.paperProblems.length || page.check?.faults.length || form
  return { title: faults ? `${ui('errorWord')}${title}` : title }
}

export default async function Step(props: Props) {
  const [{ page, form }, t] = [await load(props), await getTranslations('apply')]
  const upload = await uploadProblem(form)
  const step = page.steps.find((each) => each.key === page.step) ?? { key: page.step, title: '' }
  const title = page.step === 'check' ? t('checkTitle') : stepTitle(step, (key) => t(`steps.${key}`))
  return (
    <ApplyFrame draft={page} title={title} problems={<StepProblems page={page} upload={upload} />}>
      <StepBody page={page} formKey={newKey()} upload={upload} />
    </ApplyFrame>
  )
}
