import { useLocale, useTranslations } from 'next-intl'
import type { ledgerForm } from '@/lib/registry/ledgers/ledger-form'
import type { Locale } from '@/lib/text/locale'
import { StaffFields } from './staff-fields'
import { staffSource } from './staff-source'
import { Button } from './ui/button'
import { buttonClass } from './ui/button-class'
import { Card } from './ui/card'
import { Select } from './ui/select'
import { TextInput } from './ui/text-input'

export type LedgerFormView = Awaited<ReturnType<typeof ledgerForm.execute>>['answer']
type LedgerFormProps = {
  view: LedgerFormView
  errors: Record<string, string>
  /** What was typed beside the fields of the ledger. */
  typed: Record<string, string>
  formKey: string
}

/** The form of one entry, new or corrected: the fields of the ledger, where it belongs, and between which days it holds. */
export function LedgerForm({ view, errors, typed, formKey }: LedgerFormProps) {
  const [t, locale] = [useTranslations('registers'), useLocale() as Locale]
  const { key, entry } = view
  const back = entry ? `/registers/${key}/${entry.id}/edit` : `/registers/${key}/new`
  const date = (name: 'from' | 'to') => ({
    ...{ id: `f-${name}`, name, type: 'date' as const, size: 14, label: t(`form.${name}`), error: errors[name] },
    value: typed[name] ?? entry?.[name] ?? '',
  })
  return (
    <form method="post" action={entry ? '/do/correct-entry' : '/do/add-entry'} noValidate className="grid gap-gap">
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="_back" value={back} />
      {entry ? <Corrected entry={entry} /> : <input type="hidden" name="register" value={key} />}
      <Card className="grid gap-4">
        <div data-first className="grid gap-4">
          <StaffFields
            level={2}
            form={view.form}
            prefix="entry"
            scope={view.scope}
            inputs={view.inputs}
            errors={errors}
            source={staffSource({ words: view.words, locale })}
          />
        </div>
      </Card>
      <Card title={t('form.validity')} className="grid gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {!entry && (
            <Select
              id="f-unit"
              name="unit"
              label={t('form.unit')}
              choices={view.units}
              value={typed.unit ?? view.unit}
              error={errors.unit}
              empty={null}
              required
            />
          )}
          <TextInput {...date('from')} />
          <TextInput {...date('to')} hint={t('form.toHint')} />
        </div>
      </Card>
      <div className="flex flex-wrap gap-3">
        <button type="submit" data-main className={buttonClass('primary')}>
          {t('form.save')}
        </button>
        {entry ? (
          <Button variant="plain" href={`/registers/${key}/${entry.id}`}>
            {t('form.back')}
          </Button>
        ) : (
          <Button variant="quiet" name="next" value="again">
            {t('form.saveAgain')}
          </Button>
        )}
      </div>
    </form>
  )
}

function Corrected({ entry }: { entry: NonNullable<LedgerFormView['entry']> }) {
  return (
    <>
      <input type="hidden" name="id" value={entry.id} />
      <input type="hidden" name="version" value={entry.version} />
    </>
  )
}
