import { useTranslations } from 'next-intl'
import type { ImportPageView } from '@/lib/registry/imports/import-page'
import { ImportProblems } from './import-problems'
import { Button } from './ui/button'
import { Card } from './ui/card'
import { Notice } from './ui/notice'
import { StatCard } from './ui/stat-card'

const shown = ['added', 'updated', 'same', 'skipped', 'held', 'dropped', 'double'] as const

/** The last step: what became of the rows, those that wait, and the way back for a wrong file. */
export function ImportDone({ batch, formKey }: { batch: ImportPageView; formKey: string }) {
  const t = useTranslations('imports')
  const { counts } = batch
  const held = counts.held ?? 0
  const rows = `/registers/imports/${batch.id}/rows`
  return (
    <div className="grid gap-gap">
      {held > 0 ? (
        <Notice kind="needs-you" title={t('done.left', { count: held })} role="status">
          <p>{t('done.leftNote')}</p>
          <p className="mt-3">
            <Button href={rows}>{t('done.work')}</Button>
          </p>
        </Notice>
      ) : (
        <Notice kind="success" title={t('done.title')} role="status">
          {t('done.allDone')}
        </Notice>
      )}
      <div className="grid gap-gap sm:grid-cols-2 lg:grid-cols-4">
        {shown
          .filter((state) => (counts[state] ?? 0) > 0)
          .map((state) => (
            <StatCard
              key={state}
              label={t(`done.${state}`)}
              figure={counts[state] ?? 0}
              unit={t('check.rows')}
              href={state === 'held' ? rows : undefined}
              tone={state === 'held' ? 'seal' : 'plain'}
            />
          ))}
      </div>
      {held > 0 && (
        <Card>
          <ImportProblems problems={batch.problems} />
        </Card>
      )}
      {batch.may && <UndoForm batch={batch} formKey={formKey} />}
    </div>
  )
}

function UndoForm({ batch, formKey }: { batch: ImportPageView; formKey: string }) {
  const t = useTranslations('imports.done')
  const count = (batch.counts.added ?? 0) + (batch.counts.updated ?? 0)
  if (count === 0) return null
  return (
    <details className="rounded-card border border-line bg-card p-pad print:hidden">
      <summary className="cursor-pointer font-semibold text-brand">{t('undoTitle')}</summary>
      <p className="my-3">{t('undoText')}</p>
      <form method="post" action="/do/undo-import">
        <input type="hidden" name="_key" value={formKey} />
        <input type="hidden" name="_back" value={`/registers/imports/${batch.id}`} />
        <input type="hidden" name="batch" value={batch.id} />
        <Button variant="danger">{t('undoSure', { count })}</Button>
      </form>
    </details>
  )
}

/** After a batch was taken back: how much, and what stays with its reason. */
export function ImportUndone({ batch }: { batch: ImportPageView }) {
  const t = useTranslations('imports')
  const { undone = 0, stuck = 0 } = batch.counts
  return (
    <div className="grid gap-gap">
      <div className="grid gap-gap sm:grid-cols-2 lg:grid-cols-4">
        <StatCard label={t('undone.undone')} figure={undone} unit={t('check.rows')} />
        <StatCard label={t('undone.stuck')} figure={stuck} unit={t('check.rows')} tone={stuck > 0 ? 'seal' : 'plain'} />
      </div>
      {stuck > 0 && (
        <Card>
          <p className="mb-3">{t('undone.stuckNote')}</p>
          <ImportProblems problems={batch.problems} />
          <p className="mt-4">
            <Button variant="quiet" href={`/registers/imports/${batch.id}/rows?state=stuck`}>
              {t('undone.list')}
            </Button>
          </p>
        </Card>
      )}
    </div>
  )
}
