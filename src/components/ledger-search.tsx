import { useTranslations } from 'next-intl'
import { SearchBox } from './ui/search-box'

type LedgerSearchProps = { register: string; problem?: string; found: boolean }

/** The search box of a ledger, with what was wrong with the words and a way back to all of it. */
export function LedgerSearch({ register, problem, found }: LedgerSearchProps) {
  const t = useTranslations('registers')
  const everything = `/registers/${register}`
  const words = { label: t('search'), hint: t('searchHint'), send: t('find') }
  return (
    <search className="flex flex-wrap items-center gap-3">
      <SearchBox action="/do/find-entries" sent={{ _back: everything, register }} {...words} problem={problem} />
      {problem && (
        <p id="q-problem" className="text-small font-semibold text-red">
          {problem}
        </p>
      )}
      {found && <a href={everything}>{t('everything')}</a>}
    </search>
  )
}
