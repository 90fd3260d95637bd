import { useTranslations } from 'next-intl'
import { Icon } from './ui/icon'
import { Kbd } from './ui/kbd'

type LedgerSearchProps = { register: string; problem?: string; found: boolean }

/** The search box of a ledger. It posts, because what is typed may be a number, which must stand in no address. */
export function LedgerSearch({ register, problem, found }: LedgerSearchProps) {
  const t = useTranslations('registers')
  return (
    <search className="flex flex-wrap items-center gap-3">
      <form
        method="post"
        action="/do/find-entries"
        className="flex w-full max-w-[40rem] items-center gap-2 rounded-field border border-field bg-card pl-3 text-ink focus-within:outline-3 focus-within:outline-offset-1 focus-within:outline-focus"
      >
        <input type="hidden" name="_back" value={`/registers/${register}`} />
        <input type="hidden" name="register" value={register} />
        <Icon name="search" className="text-ink-faint" />
        <input
          id="q"
          name="q"
          type="search"
          aria-label={t('search')}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'q-problem' : undefined}
          placeholder={t('searchHint')}
          autoComplete="off"
          maxLength={100}
          data-hotkey="/"
          className="min-h-target min-w-0 flex-1 bg-transparent text-ellipsis outline-none"
        />
        <span className="max-sm:hidden">
          <Kbd>/</Kbd>
        </span>
        <button
          type="submit"
          className="min-h-target rounded-field bg-brand px-4 font-semibold text-brand-ink hover:bg-brand-hover"
        >
          {t('find')}
        </button>
      </form>
      {problem && (
        <p id="q-problem" className="text-small font-semibold text-red">
          {problem}
        </p>
      )}
      {found && <a href={`/registers/${register}`}>{t('everything')}</a>}
    </search>
  )
}
