import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CaseState } from '@/components/case-state'
import { groupedNumber } from '@/components/grouped-number'
import { SubmittedPanel } from '@/components/submitted-panel'
import { PageTitle } from '@/components/ui/page-title'
import { myCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { sayDayOf } from '@/lib/text/say-date-time'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { qrImage } from '@/lib/web/qr-image'
import { CaseBody } from './case-body'
import { CaseProblems } from './case-problems'
import { typedAction } from './typed-action'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ form?: string; submitted?: string }> }

const load = cache(async (id: string, form: string | undefined) => {
  const bounced = await bouncedForm(form)
  const locale = (await getLocale()) as Locale
  return { bounced, locale, view: await ask(myCase, { case: id, locale, typed: typedAction(bounced) }) }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { view } = await load((await params).id, (await searchParams).form)
  return pageTitle(`${view.service.name} · ${(await getTranslations('cases'))('title')}`, await searchParams)
}

export default async function Case({ params, searchParams }: Props) {
  const [{ id }, { form, submitted }, t] = [await params, await searchParams, await getTranslations('cases')]
  const { view, bounced, locale } = await load(id, form)
  const received = sayDayOf(view.receivedAt, locale)
  const via = t.has(`via.${view.channel}`) ? t(`via.${view.channel}` as 'via.web') : ''
  return (
    <div className="mx-auto max-w-read px-4 py-6 lg:px-7">
      <CaseProblems view={view} bounced={bounced} />
      <PageTitle
        crumbs={[{ href: '/cases', label: t('title') }]}
        tag={<CaseState phase={view.phase} outcome={view.outcome} />}
        note={
          <>
            {t('no')} <span className="tabular-nums">{groupedNumber(view.no)}</span> · {received} {via}
          </>
        }
      >
        {view.service.name}
      </PageTitle>
      {submitted === '1' && view.phase === 'received' && <SubmittedPanel view={view} qr={qrImage(view.address)} />}
      <CaseBody view={view} bounced={bounced} />
    </div>
  )
}
