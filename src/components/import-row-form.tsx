import { useTranslations } from 'next-intl'
import type { RowView } from '@/lib/registry/imports/import-rows'
import { Button } from './ui/button'
import { Card } from './ui/card'
import { Notice } from './ui/notice'
import { TextInput } from './ui/text-input'

type ImportRowFormProps = {
  view: RowView
  /** What was typed before, and what was wrong with it; nothing on the first look. */
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>> | null
  formKey: string
}

/** One row that waits: its cells as the file has them, each with what is wrong, and the three ways to settle it. */
export function ImportRowForm({ view, typed, errors, formKey }: ImportRowFormProps) {
  const t = useTranslations('imports.row')
  return (
    <form method="post" action="/do/settle-row" className="grid max-w-form gap-gap">
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="_back" value={`/registers/imports/${view.batch.id}/rows/${view.no}`} />
      <input type="hidden" name="batch" value={view.batch.id} />
      <input type="hidden" name="no" value={view.no} />
      {view.problems.length > 0 && !errors && (
        <Notice kind="needs-you" title={t('whole')}>
          {view.problems.join('；')}
        </Notice>
      )}
      <Card title={t('cells')} className="grid gap-4">
        {view.cells.map((cell) => (
          <TextInput
            key={cell.key}
            id={`cell.${cell.at}`}
            name={`cell.${cell.at}`}
            label={cell.label}
            hint={t('in', { header: cell.header })}
            required={cell.required}
            value={typed[`cell.${cell.at}`] ?? cell.text}
            error={(errors ? errors[`cell.${cell.at}`] : cell.problem) ?? undefined}
            autoComplete="off"
          />
        ))}
      </Card>
      <div className="flex flex-wrap gap-3">
        <Button name="act" value="correct">
          {t('correct')}
        </Button>
        {view.acceptable && (
          <Button variant="quiet" name="act" value="accept">
            {t('accept')}
          </Button>
        )}
        <Button variant="plain" name="act" value="drop">
          {t('drop')}
        </Button>
      </div>
    </form>
  )
}
