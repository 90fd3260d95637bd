import { useTranslations } from 'next-intl'
import { SearchBox } from './ui/search-box'

/** The one box for finding people. */
export function PeopleSearch({ locale }: { locale: string }) {
  const t = useTranslations('people.search')
  const sent = { _back: '/registers/people', at: 'people', locale }
  return (
    <search className="print:hidden">
      <SearchBox action="/do/find-person" sent={sent} label={t('label')} hint={t('hint')} send={t('send')} />
    </search>
  )
}
