import { getTranslations } from 'next-intl/server'
import { ActionPanel } from '@/components/action-panel'
import { CaseAnswers, CaseMaterials, CaseParty } from '@/components/case-facts'
import { FetchLines } from '@/components/fetch-lines'
import { StaffUnmask, StaffUploads } from '@/components/staff-asked'
import { StaffClocks } from '@/components/staff-clocks'
import { StaffKeys } from '@/components/staff-keys'
import { StaffMyTasks } from '@/components/staff-my-tasks'
import { StaffPapers } from '@/components/staff-papers'
import { staffSourceWord } from '@/components/staff-source-word'
import { StaffTasks } from '@/components/staff-tasks'
import { StaffTimeline } from '@/components/staff-timeline'
import { Card } from '@/components/ui/card'
import type { officeCase } from '@/lib/cases/office-case'
import { can } from '@/lib/kernel/policy'
import { currentActor, newKey } from '@/lib/web/page'

export type FoundCase = Awaited<ReturnType<typeof officeCase.execute>>['answer']

type CaseColumnsProps = { found: FoundCase; typed?: { act: string }; errors: Record<string, string> }

/** The page of a case in three columns: what may be done (first on a phone), who and what, what happened. */
export async function CaseColumns({ found, typed, errors }: CaseColumnsProps) {
  const { view } = found
  const here = `/office/cases/${view.id}`
  const seen = view.events[0]?.id
  const base = { caseId: view.id, back: seen ? `${here}?seen=${seen}` : here, newKey, typed, errors }
  const mine = found.tasks.filter((task) => task.mine)
  return (
    <div className="grid items-start gap-gap lg:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[17rem_minmax(0,1fr)_18rem]">
      <div className="grid gap-gap xl:sticky xl:top-4 xl:col-start-3 xl:row-start-1 print:hidden">
        <StaffMyTasks tasks={mine} next={here} {...base} />
        <WhatToDo found={found} base={base} here={here} nothing={mine.length === 0} />
        <CaseKeys />
        <StaffUploads base={base} places={[...found.actions, ...mine]} />
      </div>
      <Facts found={found} base={base} here={here} />
      <Story found={found} />
    </div>
  )
}

type Base = Parameters<typeof StaffUnmask>[0]['base']
type WhatToDoProps = { found: FoundCase; base: Base; here: string; nothing: boolean }

async function WhatToDo({ found, base, here, nothing }: WhatToDoProps) {
  const t = await getTranslations('office')
  if (found.actions.length === 0) return nothing ? <Card title={t('act')}>{t('nothing')}</Card> : null
  return (
    <Card title={t('act')}>
      <ActionPanel actions={found.actions} version={found.view.version} next={here} {...base} />
    </Card>
  )
}

async function CaseKeys() {
  const t = await getTranslations('office')
  return (
    <StaffKeys
      hints={[
        { keys: ['Ctrl', '↵'], label: t('keys.submit') },
        { keys: ['N'], label: t('next') },
      ]}
    />
  )
}

async function Facts({ found, base, here }: { found: FoundCase; base: Base; here: string }) {
  const [t, s] = [await getTranslations('office'), await getTranslations('counter')]
  const [r, actor] = [await getTranslations('connectors'), await currentActor()]
  const unmasks = can(actor, 'person.unmask')
  return (
    <div className="grid gap-gap">
      <Card title={t('facts.party')}>
        <CaseParty party={found.party} sourceWord={staffSourceWord(s)} />
        {unmasks && <StaffUnmask base={base} revealed={found.revealed} />}
      </Card>
      <CaseAnswers view={found.view} />
      <Card title={t('facts.materials')}>
        <CaseMaterials materials={found.view.materials} files={found.files} />
      </Card>
      {found.fetches.length > 0 && (
        <Card title={r('title')}>
          <FetchLines fetches={found.fetches} mayAsk={can(actor, 'connector.ask')} next={here} newKey={newKey} />
        </Card>
      )}
    </div>
  )
}

async function Story({ found }: { found: FoundCase }) {
  const t = await getTranslations('office')
  const { view } = found
  return (
    <div className="grid gap-gap">
      {found.clocks.length > 0 && (
        <Card title={t('clock.title')}>
          <StaffClocks clocks={found.clocks} today={found.today} dueOn={view.dueOn} />
        </Card>
      )}
      {view.tasks.length > 0 && (
        <Card title={t('task.title')}>
          <StaffTasks tasks={view.tasks} />
        </Card>
      )}
      <Card title={t('papers.title')}>
        <StaffPapers papers={found.papers} />
      </Card>
      <Card title={t('timeline')}>
        <StaffTimeline events={view.events} />
      </Card>
    </div>
  )
}
