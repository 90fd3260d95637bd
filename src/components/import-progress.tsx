import { useTranslations } from 'next-intl'
import type { ImportPageView } from '@/lib/registry/imports/import-page'
import { PageRefresh } from './page-refresh'
import { Button } from './ui/button'
import { Card } from './ui/card'

type ImportProgressProps = { batch: ImportPageView; formKey: string }

/** How far the worker has come. The page renews itself without any script; whoever leaves misses nothing. */
export function ImportProgress({ batch, formKey }: ImportProgressProps) {
  const t = useTranslations('imports')
  const { state, done, total, problem } = batch
  if (problem) return <Stopped batch={batch} formKey={formKey} />
  const reading = state === 'reading'
  const words = { checking: t('progress.checking'), applying: t('progress.applying'), undoing: t('progress.undoing') }
  const title = reading ? t('reading.title') : words[state as keyof typeof words]
  const share = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0
  return (
    <Card title={title}>
      <PageRefresh seconds={2} />
      {reading ? (
        <p className="text-ink-soft">{t('reading.text')}</p>
      ) : (
        <>
          <p role="status" className="mb-2 text-figure font-semibold tabular-nums">
            {share}%
            <span className="ml-3 text-base font-normal text-ink-soft">{t('progress.of', { done, total })}</span>
          </p>
          <progress
            max={Math.max(1, total)}
            value={done}
            aria-label={title}
            className="block h-3 w-full appearance-none overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-brand"
          />
        </>
      )}
      <p className="mt-3 text-small text-ink-soft">
        {t('progress.refresh')} <a href={`/registers/imports/${batch.id}`}>{t('progress.now')}</a>
      </p>
    </Card>
  )
}

/** The one who ordered it lost the right: somebody else may go on. */
function Stopped({ batch, formKey }: ImportProgressProps) {
  const t = useTranslations('imports.progress')
  const command = batch.state === 'undoing' ? 'undo-import' : 'apply-import'
  return (
    <Card tone="seal" title={t('of', { done: batch.done, total: batch.total })}>
      <p>{t('stopped')}</p>
      {batch.may && ['applying', 'undoing'].includes(batch.state) && (
        <form method="post" action={`/do/${command}`} className="mt-4">
          <input type="hidden" name="_key" value={formKey} />
          <input type="hidden" name="_back" value={`/registers/imports/${batch.id}`} />
          <input type="hidden" name="batch" value={batch.id} />
          {command === 'apply-import' && <input type="hidden" name="choice" value={batch.choice} />}
          <Button>{t('go')}</Button>
        </form>
      )}
    </Card>
  )
}
