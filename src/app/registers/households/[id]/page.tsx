import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DaySpan } from '@/components/day-span'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import { householdPage } from '@/lib/registry/households/household-page'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { typedForms } from '../../typed-form'
import { HouseholdActions } from './household-actions'
import { MemberTable } from './member-table'

type Asked = { on?: string; done?: string; act?: string; form?: string }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('households'))('one'), await searchParams)
}

const done = ['recorded', 'joined', 'left', 'head', 'split', 'closed'] as const

export default async function Household({ params, searchParams }: Props) {
  const [{ id }, asked, t] = [await params, await searchParams, await getTranslations('households')]
  const locale = (await getLocale()) as Locale
  const home = await ask(householdPage, { id, on: asked.on || undefined, locale })
  const forms = await typedForms(asked)
  const did = done.find((each) => each === asked.done)
  const membersOn = t('membersOn', { on: sayDate(home.on, locale, 'plain') })
  return (
    <>
      <ErrorSummary problems={forms.summary} />
      <PageTitle
        crumbs={[{ href: '/registers/households', label: t('title') }]}
        tag={<Tag tone={home.kind === 'hukou' ? 'seal' : 'brand'}>{t(`kinds.${home.kind}`)}</Tag>}
        note={[home.community, home.place?.name].filter(Boolean).join(' · ')}
      >
        {t('household', { code: home.code })}
      </PageTitle>
      {did && (
        <div className="mb-gap print:hidden">
          <Notice kind="success" role="status" title={t(`done.${did}`)} />
        </div>
      )}
      <p className="mb-3 flex flex-wrap gap-x-4">
        <DaySpan from={home.from} to={home.to} />
        {home.place && <a href={`/registers/places/${home.place.id}`}>{t('toPlace')}</a>}
      </p>
      <div className="grid grid-cols-1 items-start gap-gap lg:grid-cols-[minmax(0,1fr)_24rem] print:block">
        <div className="grid gap-gap">
          <Card title={membersOn}>
            <MemberTable members={home.members} caption={membersOn} />
            <form action={`/registers/households/${id}`} className="mt-4 flex flex-wrap items-end gap-3 print:hidden">
              <TextInput type="date" id="on" name="on" label={t('onDay')} value={home.on} size={14} />
              <Button variant="quiet">{t('show')}</Button>
            </form>
          </Card>
          <Card title={t('history')}>
            <MemberTable members={home.history} caption={t('history')} />
          </Card>
        </div>
        {home.mayWrite && <HouseholdActions home={home} forms={forms} />}
      </div>
    </>
  )
}
