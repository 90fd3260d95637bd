import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { InboxTable } from '@/components/inbox-table'
import { StaffKeys } from '@/components/staff-keys'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { type InboxView, inboxViews, officeInbox } from '@/lib/cases/office-inbox'
import { now } from '@/lib/kernel/clock'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { formProblems } from '@/lib/web/form-problems'
import { ask, bouncedForm } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { searchParams: Promise<{ view?: string; after?: string; form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('office'))('inbox'), await searchParams)
}

const hrefOf = (view: InboxView) => (view === 'desk' ? '/office' : `/office?view=${view}`)

export default async function Inbox({ searchParams }: Props) {
  const [t, locale, { view: wanted, after, form }] = [
    await getTranslations('office'),
    (await getLocale()) as Locale,
    await searchParams,
  ]
  const view = inboxViews.find((each) => each === wanted) ?? 'desk'
  const list = await ask(officeInbox, { view, after, locale })
  const said = await formProblems(await bouncedForm(form))
  const desks = list.desks.join(locale === 'en' ? ', ' : '、')
  return (
    <>
      <ErrorSummary problems={said.summary} />
      <PageTitle note={[desks, sayDateTime(now(), locale, 'full')].filter(Boolean).join(' · ')}>
        {t(`views.${view}`)}
      </PageTitle>
      <Tabs
        shape="pills"
        label={t('inbox')}
        items={inboxViews.map((each) => ({ href: hrefOf(each), label: t(`views.${each}`), current: each === view }))}
      />
      <div className="rounded-card border border-line bg-card p-2 shadow-card print:border-0 print:shadow-none">
        <InboxTable
          rows={list.rows}
          caption={t(`views.${view}`)}
          back={hrefOf(view)}
          empty={<EmptyState title={t(`empty.${view}`)}>{t('empty.note')}</EmptyState>}
        />
      </div>
      <Pager
        prevHref={after ? hrefOf(view) : undefined}
        nextHref={list.next ? `${hrefOf(view)}${view === 'desk' ? '?' : '&'}after=${list.next}` : undefined}
      />
      <StaffKeys
        hints={[
          { keys: ['J', 'K'], label: t('keys.move') },
          { keys: ['Enter'], label: t('keys.open') },
        ]}
      />
    </>
  )
}
