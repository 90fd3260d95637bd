import { useTranslations } from 'next-intl'
import { ImportCheck } from '@/components/import-check'
import { ImportDone, ImportUndone } from '@/components/import-done'
import { ImportMapping } from '@/components/import-mapping'
import { ImportProgress } from '@/components/import-progress'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ImportPageView } from '@/lib/registry/imports/import-page'
import type { FormProblems } from '@/lib/web/form-problems'
import { newKey } from '@/lib/web/page'

/** What the reader of a file's page sees and does at the step at which the file is. */
export function ImportBody({ batch, said }: { batch: ImportPageView; said: FormProblems }) {
  const key = newKey()
  switch (batch.state) {
    case 'reading':
    case 'checking':
    case 'applying':
    case 'undoing':
      return <ImportProgress batch={batch} formKey={key} />
    case 'mapping':
      return batch.mapping && <ImportMapping batch={batch} mapping={batch.mapping} said={said} formKey={key} />
    case 'checked':
      return <ImportCheck batch={batch} error={said.at('choice')} formKey={key} />
    case 'applied':
      return <ImportDone batch={batch} formKey={key} />
    case 'undone':
      return <ImportUndone batch={batch} />
    default:
      return <Refused problem={batch.problem} />
  }
}

function Refused({ problem }: { problem: string | null }) {
  const t = useTranslations('imports')
  return (
    <Notice kind="needs-you" title={t('refused.title')}>
      <p>{t(problem && t.has(`files.${problem}`) ? `files.${problem}` : 'files.other')}</p>
      <p className="mt-3">
        <Button href="/registers/imports/new">{t('refused.again')}</Button>
      </p>
    </Notice>
  )
}
