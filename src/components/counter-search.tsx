import { useTranslations } from 'next-intl'
import { SearchBox } from './ui/search-box'

/** The one box of the counter, also for what is read from a card; the second button looks for an item instead. */
export function CounterSearch({ locale }: { locale: string }) {
  const t = useTranslations('counter.search')
  const words = { label: t('label'), hint: t('hint'), send: t('people') }
  return (
    <search className="min-w-0 flex-1 max-sm:basis-full">
      <SearchBox action="/do/find-person" sent={{ _back: '/counter', locale }} {...words}>
        <button
          type="submit"
          formMethod="get"
          formAction="/counter"
          className="min-h-target rounded-field px-3 font-semibold whitespace-nowrap text-brand hover:bg-brand-soft"
        >
          {t('items')}
        </button>
      </SearchBox>
    </search>
  )
}
