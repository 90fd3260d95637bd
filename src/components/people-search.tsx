import { useTranslations } from 'next-intl'
import { Icon } from './ui/icon'
import { Kbd } from './ui/kbd'

/** The one box for finding people. It posts, because what is typed may be an identity number. */
export function PeopleSearch({ locale }: { locale: string }) {
  const t = useTranslations('people.search')
  return (
    <search className="print:hidden">
      <form
        method="post"
        action="/do/find-person"
        className="flex items-center gap-2 rounded-field border border-field bg-card pl-3 focus-within:outline-3 focus-within:outline-offset-1 focus-within:outline-focus"
      >
        <input type="hidden" name="_back" value="/registers/people" />
        <input type="hidden" name="at" value="people" />
        <input type="hidden" name="locale" value={locale} />
        <Icon name="search" className="text-ink-faint" />
        <input
          id="q"
          name="q"
          type="search"
          aria-label={t('label')}
          placeholder={t('hint')}
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
          {t('send')}
        </button>
      </form>
    </search>
  )
}
