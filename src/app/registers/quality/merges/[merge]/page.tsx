import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { type MergeCard, mergeCard } from '@/lib/registry/merging/merge-card'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { FactHistory } from '../../facts/[fact]/both-sides'
import { listHref } from '../../list-address'
import { PersonFacts } from '../../pair-table'
import { ReasonForm } from '../../reason-form'

type Props = {
  params: Promise<{ merge: string }>
  searchParams: Promise<{ form?: string; on?: string; done?: string }>
}

const deeds = ['merged', 'undone'] as const

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('quality.merge'))('title'), await searchParams)
}

export default async function Merge({ params, searchParams }: Props) {
  const [t, locale] = [await getTranslations('quality'), (await getLocale()) as Locale]
  const [{ merge }, { form, on, done }] = [await params, await searchParams]
  const card = await ask(mergeCard, { merge, locale })
  const said = await formProblems(await bouncedForm(form))
  const deed = deeds.find((each) => each === done)
  const day = (at: string) => sayDateTime(at, locale, 'short')
  return (
    <div className="grid gap-gap">
      <ErrorSummary problems={said.summary} />
      <PageTitle
        crumbs={[{ href: listHref({ tab: 'merged' }), label: t('tabs.merged') }]}
        tag={card.undone ? <Tag>{t('merge.undoneTag')}</Tag> : <Tag tone="green">{t('merge.openTag')}</Tag>}
        note={`${t('merge.at', { date: day(card.at) })} · ${t('merge.reason')}：${card.reason}`}
      >
        {t('merge.title')}
      </PageTitle>
      {deed && <Notice kind="success" role="status" title={t(`done.${deed}`)} />}
      {card.undone && <Notice title={t('merge.undone', { date: day(card.undone.at), reason: card.undone.reason })} />}
      <div className="grid grid-cols-1 items-start gap-gap lg:grid-cols-2">
        <Side title={t('merge.winner')} side={card.winner} caption={`${t('merge.history')} · ${t('merge.winner')}`} />
        <Side
          title={t(card.undone ? 'merge.restored' : 'merge.loser')}
          side={card.loser}
          caption={t('merge.history')}
        />
      </div>
      {!card.undone && (
        <Card title={t('merge.undo')}>
          <p className="mb-4 max-w-form text-ink-soft">{t('merge.undoHint')}</p>
          <ReasonForm
            command="undo-merge"
            ground={{ here: `/registers/quality/merges/${merge}`, on, said, newKey }}
            hidden={{ merge }}
            ask={{ name: 'reason', label: t('merge.undoReason') }}
            save={t('merge.undoSave')}
            variant="danger"
          />
        </Card>
      )}
    </div>
  )
}

function Side({ title, side, caption }: { title: string; side: MergeCard['winner']; caption: string }) {
  return (
    <Card title={side.person.name} aside={title}>
      <PersonFacts person={side.person} />
      <div className="mt-4">
        <FactHistory rows={side.history} caption={caption} />
      </div>
    </Card>
  )
}
