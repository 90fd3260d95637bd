import { useTranslations } from 'next-intl'
import type { ImportPageView } from '@/lib/registry/imports/import-page'
import { ImportProblems } from './import-problems'
import { Button } from './ui/button'
import { Card } from './ui/card'
import { Icon } from './ui/icon'
import { Radios } from './ui/radios'
import { StatCard } from './ui/stat-card'

type ImportCheckProps = { batch: ImportPageView; error?: string; formKey: string }

/** The third step: what the dry run has found, the marked file, and the decision to bring the good rows in. */
export function ImportCheck({ batch, error, formKey }: ImportCheckProps) {
  const t = useTranslations('imports.check')
  const { ready = 0, held = 0, double = 0, known = 0 } = batch.counts
  const unit = t('rows')
  return (
    <div className="grid gap-gap">
      <div className="grid gap-gap sm:grid-cols-2 lg:grid-cols-4">
        <StatCard label={t('good')} figure={ready} unit={unit} />
        <StatCard label={t('known')} figure={known} unit={unit} />
        <StatCard label={t('held')} figure={held} unit={unit} tone={held > 0 ? 'seal' : 'plain'} />
        <StatCard label={t('double')} figure={double} unit={unit} />
      </div>
      {batch.may && ready > 0 ? <Decision batch={batch} error={error} formKey={formKey} /> : <p>{t('none')}</p>}
      {held > 0 && (
        <Card>
          <ImportProblems problems={batch.problems} />
          {batch.marked && (
            <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button variant="quiet" href={`/api/imports/${batch.id}`} download>
                <Icon name="document" />
                {t('download')}
              </Button>
              <span className="text-small text-ink-soft">{t('downloadNote')}</span>
            </div>
          )}
        </Card>
      )}
      <Understood batch={batch} formKey={formKey} />
    </div>
  )
}

function Hidden({ batch, formKey }: { batch: ImportPageView; formKey: string }) {
  return (
    <>
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="_back" value={`/registers/imports/${batch.id}`} />
      <input type="hidden" name="batch" value={batch.id} />
    </>
  )
}

function Decision({ batch, error, formKey }: ImportCheckProps) {
  const t = useTranslations('imports.check')
  return (
    <Card tone="brand">
      <form method="post" action="/do/apply-import" className="grid gap-4">
        <Hidden batch={batch} formKey={`${formKey}-apply`} />
        {(batch.counts.known ?? 0) > 0 ? (
          <Radios
            id="choice"
            name="choice"
            label={t('choice')}
            error={error}
            required
            value={batch.choice}
            choices={[
              { value: 'skip', label: t('skip'), hint: t('skipNote') },
              { value: 'update', label: t('update'), hint: t('updateNote') },
            ]}
          />
        ) : (
          <input type="hidden" name="choice" value="skip" />
        )}
        <p>
          <button type="submit" data-main className="sr-only" tabIndex={-1} aria-hidden="true" />
          <Button>
            <Icon name="check" />
            {t('apply', { count: batch.counts.ready ?? 0 })}
          </Button>
        </p>
      </form>
    </Card>
  )
}

/** How the columns were understood, a way back to change it, and a way out. */
function Understood({ batch, formKey }: { batch: ImportPageView; formKey: string }) {
  const t = useTranslations('imports.check')
  return (
    <Card tone="sunk" title={t('understood')}>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-small">
        {batch.understood.map(({ header, label }) => (
          <li key={label}>
            {header} <span aria-hidden="true">→</span> <b>{label}</b>
          </li>
        ))}
      </ul>
      {batch.may && (
        <div className="mt-4 flex flex-wrap gap-3">
          <form method="post" action="/do/map-import">
            <Hidden batch={batch} formKey={`${formKey}-edit`} />
            <Button variant="quiet" name="go" value="edit">
              {t('edit')}
            </Button>
          </form>
          <form method="post" action="/do/drop-import">
            <Hidden batch={batch} formKey={`${formKey}-drop`} />
            <Button variant="plain">{t('drop')}</Button>
          </form>
        </div>
      )}
    </Card>
  )
}
