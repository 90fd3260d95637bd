import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { StaffKeys } from '@/components/staff-keys'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { can } from '@/lib/kernel/policy'
import { factCard } from '@/lib/registry/quality/fact-card'
import { factTabs } from '@/lib/registry/quality/quality-facts'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, currentActor, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { listHref } from '../../list-address'
import { PersonFacts } from '../../pair-table'
import { BothSides, FactHistory } from './both-sides'
import { FactForms } from './fact-forms'

type Props = {
  params: Promise<{ fact: string }>
  searchParams: Promise<{ tab?: string; form?: string; on?: string }>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('quality.fact'))('title'), await searchParams)
}

export default async function Fact({ params, searchParams }: Props) {
  const [t, locale] = [await getTranslations('quality'), (await getLocale()) as Locale]
  const [{ fact }, { tab: wanted, form, on }] = [await params, await searchParams]
  const card = await ask(factCard, { fact, locale })
  const tab = factTabs.find((each) => each === wanted) ?? (card.other ? 'conflicts' : 'overdue')
  const said = await formProblems(await bouncedForm(form))
  const ground = { here: `/registers/quality/facts/${fact}?tab=${tab}`, on, said, newKey }
  const fresh = card.freshDays === null ? t('fact.lasting') : t('fact.fresh', { days: card.freshDays })
  return (
    <>
      <ErrorSummary problems={said.summary} />
      <PageTitle
        crumbs={[{ href: listHref({ tab }), label: t(`tabs.${tab}`) }]}
        note={`${t('fact.rules', { authority: card.authority })} · ${fresh}`}
      >
        {card.person.name} · {card.label}
      </PageTitle>
      <PersonFacts person={card.person} />
      <div className="mt-gap grid grid-cols-1 items-start gap-gap lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-gap">
          {card.asked && (
            <Notice
              title={t('fact.asked', { date: sayDateTime(card.asked.at, locale, 'short'), reason: card.asked.reason })}
            />
          )}
          <BothSides card={card} />
          <Card>
            <FactHistory rows={card.history} caption={t('fact.history')} />
          </Card>
        </div>
        <FactForms card={card} tab={tab} ground={ground} mayShow={can(await currentActor(), 'person.unmask')} />
      </div>
      <StaffKeys hints={[{ keys: ['Ctrl', '↵'], label: t('keys.submit') }]} />
    </>
  )
}
