import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { myInformation } from '@/lib/registry/my-information'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { BindFirst } from '../bind-first'
import { MyLinks } from '../my-links'
import { WhoseTabs } from '../whose-tabs'
import { FactList } from './fact-list'
import { HeldList } from './held-list'
import { HouseholdList } from './household-list'
import { LookList } from './look-list'
import { ShowWhole } from './show-whole'

type Props = { searchParams: Promise<{ done?: string; of?: string; whole?: string }> }

const told = { bound: 'doneBound', proposed: 'doneProposed', proved: 'doneProved' } as const

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('rights.information'))('title'))
}

export default async function Information({ searchParams }: Props) {
  const [t, locale] = [await getTranslations('rights.information'), (await getLocale()) as Locale]
  const { done, of, whole } = await searchParams
  const view = await ask(myInformation, { locale, of, whole: whole === '1' })
  if (!view.person) return <BindFirst title={t('title')} next="/me/information" />
  const said = told[done as keyof typeof told]
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <PageTitle note={t('intro')}>{t('title')}</PageTitle>
      {said && <Notice kind="success" role="status" title={t(said)} />}
      <WhoseTabs people={view.people} person={view.person} path="/me/information" />
      <Card title={t('facts')} id="facts">
        <ShowWhole person={view.person} revealed={view.revealed} />
        <FactList facts={view.facts} person={view.person} locale={locale} />
        <p className="mt-4 text-small text-ink-soft">{t('atCounter')}</p>
      </Card>
      <Card title={t('household')}>
        <HouseholdList people={view.household} locale={locale} />
      </Card>
      <Card title={t('held')}>
        <HeldList held={view.held} locale={locale} />
      </Card>
      <Card title={t('looks')} id="looks">
        <p className="mb-3 text-small text-ink-soft">{t('looksIntro')}</p>
        <LookList looks={view.looks} locale={locale} />
      </Card>
      <section aria-labelledby="more" className="print:hidden">
        <h2 id="more" className="mb-2 text-h2">
          {t('more')}
        </h2>
        <MyLinks except="/me/information" />
      </section>
    </div>
  )
}
