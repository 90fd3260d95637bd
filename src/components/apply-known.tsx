import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ProvenanceChip } from '@/components/ui/provenance-chip'
import type { KnownValue } from '@/lib/cases/draft-page'
import { ApplyHidden } from './apply-buttons'
import { sourceKey } from './source-key'

/** What the office knows of the person: shown with its source, not asked. Each form is one small button. */
export function ApplyKnown({ draft, known }: { draft: string; known: KnownValue[] }) {
  const t = useTranslations('apply')
  if (known.length === 0) return null
  return (
    <Card title={t('youTitle')} className="mb-gap">
      <p className="mb-2 text-ink-soft">{t('youNote')}</p>
      <dl className="divide-y divide-line">
        {known.map((value) => (
          <div key={value.need} id={value.need} className="flex flex-wrap items-center gap-x-4 py-2.5">
            <dt className="w-28 shrink-0 text-ink-soft">{value.label}</dt>
            <KnownWords value={value} />
            {value.changeable && (
              <dd>
                <ChangeForm draft={draft} value={value} />
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p className="mt-3 text-small text-ink-soft">
        {t.rich('wrong', { a: (words) => <a href="/me/information">{words}</a> })}
      </p>
    </Card>
  )
}

function KnownWords({ value }: { value: KnownValue }) {
  const [t, sources] = [useTranslations('apply'), useTranslations('fields.sources')]
  return (
    <dd className="min-w-0 flex-[1_1_12rem]">
      <span className="mr-3 break-words tabular-nums">{value.text}</span>
      <ProvenanceChip source={sources(sourceKey(value.source))} on={value.on} />
      {value.stale && <span className="block text-small text-amber">{t('stale')}</span>}
    </dd>
  )
}

/** Below the questions: ways to leave a value as it was. */
export function ApplyKeep({ draft, changing }: { draft: string; changing: { need: string; label: string }[] }) {
  const t = useTranslations('apply')
  return changing.map(({ need, label }) => (
    <form key={need} method="post" action="/do/save-draft" className="mt-2">
      <ApplyHidden draft={draft} step="you" />
      <input type="hidden" name="keep" value={need} />
      <Button variant="plain">
        {label}
        {t('keepOld')}
      </Button>
    </form>
  ))
}

function ChangeForm({ draft, value }: { draft: string; value: KnownValue }) {
  const t = useTranslations('apply')
  return (
    <form method="post" action="/do/save-draft">
      <ApplyHidden draft={draft} step="you" />
      <input type="hidden" name="change" value={value.need} />
      <Button variant="plain">
        {t('change')}
        <span className="sr-only"> {value.label}</span>
      </Button>
    </form>
  )
}
