import { useTranslations } from 'next-intl'
import { ReceivedFiles } from '@/components/fields/received-files'
import { Card } from '@/components/ui/card'
import { ChoiceRow } from '@/components/ui/choice-row'
import type { DraftPaper } from '@/lib/cases/draft-page'
import { ApplyButtons, ApplyHidden } from './apply-buttons'
import { UploadForms } from './upload-forms'

type ApplyPapersProps = { draft: string; papers: DraftPaper[]; messages: Record<string, string> }

/** The papers that have to be given, one sheet for each: sent as soon as they are picked. */
export function ApplyPapers({ draft, papers, messages }: ApplyPapersProps) {
  const t = useTranslations('apply')
  const here = `/apply/${draft}/papers`
  const pending = papers.some((paper) => paper.files.some((file) => file.state === 'pending'))
  return (
    <>
      <p className="mb-gap">{t('papersNote')}</p>
      <form method="post" action="/do/save-draft" className="grid gap-gap">
        <ApplyHidden draft={draft} step="papers" />
        {papers.map((paper) => (
          <Paper key={paper.key} paper={paper} error={messages[paper.key]} />
        ))}
        {pending && (
          <p role="status" className="text-small text-ink-soft">
            {t('pendingNote')} <a href={here}>{t('refresh')}</a>
          </p>
        )}
        <ApplyButtons first={false} />
      </form>
      <UploadForms
        places={papers.map((paper) => ({ id: `upload-${paper.key}`, field: `material:${paper.key}` }))}
        owner={{ draft }}
        back={here}
      />
    </>
  )
}

function Paper({ paper, error }: { paper: DraftPaper; error?: string }) {
  const t = useTranslations('apply')
  const about = [paper.where, paper.sample].filter(Boolean).join(' · ')
  const place = { receive: `upload-${paper.key}`, remove: 'remove-file', files: paper.files }
  const field = {
    id: `f-material-${paper.key}`,
    name: `_received.${paper.key}`,
    label: paper.name,
    hint: about || undefined,
    error,
    required: !paper.optional,
  }
  return (
    <Card>
      <ReceivedFiles field={field} place={place} keep={false} />
      {paper.mayFollow && (
        <div className="mt-3">
          <ChoiceRow
            id={`later-${paper.key}`}
            name={`later.${paper.key}`}
            type="checkbox"
            choice={{ value: '1', label: t('later') }}
            checked={paper.later}
          />
        </div>
      )}
    </Card>
  )
}
