import { useTranslations } from 'next-intl'
import { Icon } from './ui/icon'
import { Kbd } from './ui/kbd'

/**
 * The one box of the counter. It posts, because what is typed or read from a card may be an identity number, which must
 * stand in no address; the second button looks for an item instead.
 */
export function CounterSearch({ locale }: { locale: string }) {
  const t = useTranslations('counter.search')
  return (
    <search className="min-w-0 flex-1 max-sm:basis-full">
      <form
        method="post"
        action="/do/find-person"
        className="flex max-w-[44rem] items-center gap-2 rounded-field border border-field bg-card pl-3 text-ink focus-within:outline-3 focus-within:outline-offset-1 focus-within:outline-focus"
      >
        <input type="hidden" name="_back" value="/counter" />
        <input type="hidden" name="locale" value={locale} />
        <Icon name="search" className="text-ink-faint" />
        <input
          id="f-q"
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
          className="min-h-target rounded-field bg-brand px-3 font-semibold text-brand-ink hover:bg-brand-hover"
        >
          {t('people')}
        </button>
        <button
          type="submit"
          formMethod="get"
          formAction="/counter"
          className="min-h-target rounded-field px-3 font-semibold whitespace-nowrap text-brand hover:bg-brand-soft"
        >
          {t('items')}
        </button>
      </form>
    </search>
  )
}
