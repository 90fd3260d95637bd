import { useTranslations } from 'next-intl'
import type { LedgerFilter } from '@/lib/registry/ledgers/ledger-filter'
import { Button } from './ui/button'
import { buttonClass } from './ui/button-class'
import { ChoiceRow } from './ui/choice-row'
import { TextInput } from './ui/text-input'

type LedgerExportProps = { register: string; filter: LedgerFilter; words: string; formKey: string }

/** Orders the Excel file of what is on the screen; whole numbers need a purpose. */
export function LedgerExport({ register, filter, words, formKey }: LedgerExportProps) {
  const t = useTranslations('registers.exporting')
  return (
    <details className="relative">
      <summary className={buttonClass('quiet', 'list-none')}>{t('title')}</summary>
      <form
        method="post"
        action="/do/export-ledger"
        className="absolute right-0 z-10 mt-1 grid w-[min(24rem,88vw)] gap-3 rounded-card border border-line bg-card p-pad shadow-lift max-sm:right-auto max-sm:left-0"
      >
        <input type="hidden" name="_key" value={formKey} />
        <input type="hidden" name="_back" value={`/registers/${register}`} />
        <input type="hidden" name="register" value={register} />
        <input type="hidden" name="filter" value={JSON.stringify(filter)} />
        <p>{t('what', { filter: words })}</p>
        <ChoiceRow
          type="checkbox"
          id="whole"
          name="whole"
          choice={{ value: 'yes', label: t('whole'), hint: t('wholeHint') }}
          checked={false}
        />
        <TextInput id="purpose" name="purpose" label={t('purpose')} maxLength={200} autoComplete="off" />
        <div>
          <Button>{t('order')}</Button>
        </div>
      </form>
    </details>
  )
}
