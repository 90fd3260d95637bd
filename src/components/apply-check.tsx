import { useTranslations } from 'next-intl'
import { AnswerSummary } from '@/components/answer-summary'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { Tag, type TagTone } from '@/components/ui/tag'
import type { DraftCheck } from '@/lib/cases/draft-page'
import type { SummaryGroup } from '@/lib/forms/summary'
import { sourceKey } from './source-key'

type ApplyCheckProps = { draft: string; check: DraftCheck; formKey: string; hasPapers: boolean }

/** Everything once more in words, each with a way back to its page, and the button that submits. */
export function ApplyCheck({ draft, check, formKey, hasPapers }: ApplyCheckProps) {
  const t = useTranslations('apply')
  const sources = useTranslations('fields.sources')
  const said = (group: SummaryGroup): SummaryGroup => ({
    ...group,
    rows: group.rows.map(({ provenance, ...row }) =>
      provenance ? { ...row, provenance: { ...provenance, source: sources(sourceKey(provenance.source)) } } : row,
    ),
  })
  return (
    <div className="grid gap-gap">
      {check.notEligible.length > 0 && (
        <Notice title={t('notEligible')}>
          <p>{t('notEligibleText')}</p>
          <ul className="mt-2 list-disc pl-6">
            {check.notEligible.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <AnswerSummary
        groups={[{ ...said(check.party), title: t('aboutYou') }]}
        changeHref={() => `/apply/${draft}/you`}
      />
      <AnswerSummary groups={check.answers.map(said)} changeHref={(group) => `/apply/${draft}/g${group}`} />
      <Papers draft={draft} papers={check.papers} change={hasPapers} />
      {check.faults.length === 0 && <SubmitForm draft={draft} formKey={formKey} />}
    </div>
  )
}

const tones: Record<DraftCheck['papers'][number]['state'], TagTone> = {
  given: 'green',
  pending: 'green',
  later: 'amber',
  office: 'plain',
  missing: 'seal',
}

function Papers({ draft, papers, change }: { draft: string; papers: DraftCheck['papers']; change: boolean }) {
  const t = useTranslations('apply')
  if (papers.length === 0) return null
  return (
    <Card title={t('papersTitle')}>
      <DefinitionList
        items={papers.map((paper) => ({
          id: paper.key,
          term: paper.name,
          value: <Tag tone={tones[paper.state]}>{t(`paperState.${paper.state}`)}</Tag>,
          ...(change && paper.state !== 'office'
            ? { action: { href: `/apply/${draft}/papers`, label: t('changeAnswer'), about: paper.name } }
            : {}),
        }))}
      />
    </Card>
  )
}

function SubmitForm({ draft, formKey }: { draft: string; formKey: string }) {
  const t = useTranslations('apply')
  return (
    <form method="post" action="/do/submit-application" className="grid justify-items-start gap-2">
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="_back" value={`/apply/${draft}/check`} />
      <input type="hidden" name="draft" value={draft} />
      <Button className="text-h3">{t('submit')}</Button>
      <p className="text-small text-ink-soft">{t('submitNote')}</p>
    </form>
  )
}
