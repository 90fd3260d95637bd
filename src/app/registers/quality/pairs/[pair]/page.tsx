import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { StaffKeys } from '@/components/staff-keys'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Radios } from '@/components/ui/radios'
import { type PairCard, pairCard } from '@/lib/registry/merging/pair-card'
import type { Locale } from '@/lib/text/locale'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { listHref } from '../../list-address'
import { whyKey } from '../../pair-table'
import { type FormGround, fieldId, ReasonForm } from '../../reason-form'
import { Compared } from './compared'

type Props = { params: Promise<{ pair: string }>; searchParams: Promise<{ form?: string; on?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('quality.pair'))('title'), await searchParams)
}

export default async function Pair({ params, searchParams }: Props) {
  const [t, locale] = [await getTranslations('quality'), (await getLocale()) as Locale]
  const [{ pair }, { form, on }] = [await params, await searchParams]
  const card = await ask(pairCard, { pair, locale })
  const said = await formProblems(await bouncedForm(form))
  const ground = { here: `/registers/quality/pairs/${pair}`, on, said, newKey }
  return (
    <>
      <ErrorSummary problems={said.summary} />
      <PageTitle
        crumbs={[{ href: listHref({ tab: 'duplicates' }), label: t('tabs.duplicates') }]}
        note={t(`why.${whyKey(card.why)}`)}
      >
        {t('pair.title')}
      </PageTitle>
      <div className="grid grid-cols-1 items-start gap-gap lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card>
          <Compared card={card} />
        </Card>
        {card.state === 'open' ? <PairForms card={card} ground={ground} /> : <Notice title={t('pair.decided')} />}
      </div>
      <StaffKeys hints={[{ keys: ['Ctrl', '↵'], label: t('keys.submit') }]} />
    </>
  )
}

async function PairForms({ card, ground }: { card: PairCard; ground: FormGround }) {
  const t = await getTranslations('quality.pair')
  const [one, other] = card.people
  const refused = ground.on === 'merge-people'
  return (
    <div className="grid gap-gap print:hidden">
      <Card title={t('merge')}>
        <ReasonForm
          command="merge-people"
          first
          ground={ground}
          hidden={{ one: one.id, other: other.id }}
          ask={{ name: 'reason', label: t('reason'), hint: t('reasonHint') }}
          save={t('save')}
        >
          <Radios
            id={fieldId(ground, 'merge-people', 'winner')}
            name="winner"
            label={t('winner')}
            hint={t('winnerHint')}
            required
            value={refused ? ground.said.value('winner') : undefined}
            error={refused ? ground.said.at('winner') : undefined}
            choices={card.people.map(({ id, name, idMasked, community }) => ({
              value: id,
              label: name,
              hint: [idMasked, community].filter(Boolean).join(' · '),
            }))}
          />
        </ReasonForm>
      </Card>
      <Card title={t('different')}>
        <ReasonForm
          command="mark-not-duplicate"
          ground={ground}
          hidden={{ duplicate: card.id }}
          ask={{ name: 'reason', label: t('differentReason') }}
          save={t('differentSave')}
          variant="quiet"
        />
      </Card>
    </div>
  )
}
