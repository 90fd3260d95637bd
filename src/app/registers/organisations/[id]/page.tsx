import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { organisationPage } from '@/lib/registry/organisations/organisation-page'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { typedForms } from '../../typed-form'
import { OrganisationActions } from './organisation-actions'
import { TieTable } from './tie-table'

type Asked = { done?: string; act?: string; form?: string }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('organisations'))('one'), await searchParams)
}

const done = ['added', 'amended', 'contact', 'tied', 'tie-ended'] as const

export default async function OrganisationOne({ params, searchParams }: Props) {
  const [{ id }, asked, t] = [await params, await searchParams, await getTranslations('organisations')]
  const firm = await ask(organisationPage, { id, locale: (await getLocale()) as Locale })
  const forms = await typedForms(asked)
  const did = done.find((each) => each === asked.done)
  const contacts = firm.contacts.map((each) => ({
    id: each.id,
    term: t(`contacts.${each.kind as 'mobile'}`),
    value: <span className="tabular-nums">{[each.value, each.who].filter(Boolean).join(' · ')}</span>,
  }))
  return (
    <>
      <ErrorSummary problems={forms.summary} />
      <PageTitle
        crumbs={[{ href: '/registers/organisations', label: t('title') }]}
        tag={<Tag tone={firm.to ? 'plain' : 'brand'}>{firm.to ? t('closed') : t(`kinds.${firm.kind}`)}</Tag>}
        note={firm.community}
      >
        {firm.name}
      </PageTitle>
      {did && (
        <div className="mb-gap print:hidden">
          <Notice kind="success" role="status" title={t(`done.${did}`)} />
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-gap lg:grid-cols-[minmax(0,1fr)_22rem] print:block">
        <div className="grid gap-gap">
          <Card>
            <DefinitionList
              dense
              items={[
                { term: t('code'), value: <span className="font-mono">{firm.code}</span> },
                { term: t('address'), value: firm.address ?? '—' },
                ...contacts,
              ]}
            />
          </Card>
          <TieTable firm={firm} forms={forms} />
        </div>
        {firm.mayWrite && <OrganisationActions firm={firm} forms={forms} />}
      </div>
    </>
  )
}
