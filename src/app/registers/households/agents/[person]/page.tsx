import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { agentsPage } from '@/lib/registry/households/agents-page'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { typedForms } from '../../../typed-form'
import { AgentForms } from './agent-forms'
import { GuardianTable, MandateTable } from './agent-tables'

type Asked = { done?: string; act?: string; form?: string }
type Props = { params: Promise<{ person: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('households.agents'))('title'), await searchParams)
}

const done = ['guardian', 'guardian-ended', 'mandate', 'mandate-ended'] as const

export default async function Agents({ params, searchParams }: Props) {
  const [{ person: id }, asked, t] = [await params, await searchParams, await getTranslations('households.agents')]
  const view = await ask(agentsPage, { person: id, locale: (await getLocale()) as Locale })
  const forms = await typedForms(asked)
  const did = done.find((each) => each === asked.done)
  const { name, age } = view.person
  return (
    <>
      <ErrorSummary problems={forms.summary} />
      <PageTitle
        tag={view.minor && <Tag tone="amber">{t('minor')}</Tag>}
        note={age === null ? undefined : t('age', { age })}
      >
        {t('of', { name })}
      </PageTitle>
      {did && (
        <div className="mb-gap">
          <Notice kind="success" role="status" title={t(`done.${did}`)} />
        </div>
      )}
      {view.child && (
        <div className="mb-gap">
          <Notice title={t('childTitle')}>{t('childText')}</Notice>
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-gap lg:grid-cols-[minmax(0,1fr)_24rem] print:block">
        <div className="grid gap-gap">
          <Card title={t('guardians')}>
            <GuardianTable view={view} forms={forms} />
          </Card>
          <Card title={t('mandates')}>
            <MandateTable view={view} forms={forms} />
          </Card>
        </div>
        {view.mayRecord && <AgentForms view={view} forms={forms} />}
      </div>
    </>
  )
}
