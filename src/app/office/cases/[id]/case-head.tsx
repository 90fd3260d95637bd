import { getLocale, getTranslations } from 'next-intl/server'
import { ClockBadge } from '@/components/clock-badge'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Kbd } from '@/components/ui/kbd'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { officeInbox } from '@/lib/cases/office-inbox'
import { can } from '@/lib/kernel/policy'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDateTime } from '@/lib/text/say-date-time'
import { ask, currentActor } from '@/lib/web/page'
import type { FoundCase } from './case-columns'

async function nextCase(id: string): Promise<string | null> {
  if (!can(await currentActor(), 'inbox.read')) return null
  const { rows } = await ask(officeInbox, { view: 'desk' })
  return rows.find((row) => row.case !== id)?.case ?? null
}

/** Item, number, state and limit of a case; what was just done; the next case of the inbox. */
export async function CaseHead({ found, did }: { found: FoundCase; did?: string }) {
  const [t, locale] = [await getTranslations('office'), (await getLocale()) as Locale]
  const { view } = found
  const next = await nextCase(view.id)
  const due = view.dueOn ? t('dueOn', { date: sayDate(view.dueOn, locale) }) : undefined
  return (
    <>
      {did && <Done next={next} />}
      <PageTitle
        crumbs={[{ href: '/office', label: t('inbox') }]}
        tag={
          <>
            <Tag tone={view.closedAt ? 'plain' : 'brand'}>{view.stage || t(`phase.${view.phase as 'received'}`)}</Tag>
            {view.light && <ClockBadge light={view.light} due={due} />}
          </>
        }
        note={
          <span className="tabular-nums">
            {[t('number', { no: view.no }), sayDateTime(view.receivedAt, locale), view.channel, holderLine(found, t)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        }
        actions={
          next &&
          !did && (
            <a href={`/office/cases/${next}`} data-hotkey="n" className={buttonClass('plain')}>
              {t('next')} <Kbd>N</Kbd>
            </a>
          )
        }
      >
        {view.service.name} · {view.applicant}
      </PageTitle>
    </>
  )
}

function holderLine({ view }: FoundCase, t: Awaited<ReturnType<typeof getTranslations<'office'>>>): string {
  if (view.closedAt) return ''
  if (view.holder.applicant) return t('withApplicant')
  return view.holder.unit ? t('withUnit', { unit: view.holder.unit }) : ''
}

async function Done({ next }: { next: string | null }) {
  const t = await getTranslations('office')
  return (
    <div className="mb-gap print:hidden">
      <Notice kind="success" role="status" title={t('done.title')}>
        <div className="mt-1 flex flex-wrap gap-2">
          {next ? (
            <a href={`/office/cases/${next}`} data-hotkey="n" data-first className={buttonClass('primary')}>
              {t('next')} <Kbd>N</Kbd>
            </a>
          ) : (
            <p className="self-center">{t('done.nothing')}</p>
          )}
          <Button href="/office" variant="quiet">
            {t('done.inbox')}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
