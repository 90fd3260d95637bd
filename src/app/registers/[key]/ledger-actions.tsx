import { useTranslations } from 'next-intl'
import { LedgerExport } from '@/components/ledger-export'
import type { LedgerView } from '@/components/ledger-filters'
import { StaffPrint } from '@/components/staff-print'
import { buttonClass } from '@/components/ui/button-class'
import type { LedgerFilter } from '@/lib/registry/ledgers/ledger-filter'
import { newKey } from '@/lib/web/page'

type LedgerActionsProps = { ledger: LedgerView; filter: LedgerFilter; words: string }

/** What can be done with a ledger as a whole: add, export what is on the screen, print. */
export function LedgerActions({ ledger, filter, words }: LedgerActionsProps) {
  const t = useTranslations('registers')
  return (
    <>
      {ledger.keeps && (
        <a href={`/registers/${ledger.key}/new`} data-hotkey="n" className={buttonClass('primary')}>
          {t('add')}
        </a>
      )}
      {ledger.exports && <LedgerExport register={ledger.key} filter={filter} words={words} formKey={newKey()} />}
      <StaffPrint label={t('print')} />
    </>
  )
}
