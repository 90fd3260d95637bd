import { useTranslations } from 'next-intl'
import type { HouseholdLine } from '@/lib/registry/my-household'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'

/** Who is on record in the same household, and why no more of them is shown. */
export function HouseholdList({ people, locale }: { people: HouseholdLine[]; locale: Locale }) {
  const t = useTranslations('rights')
  return (
    <>
      {people.length === 0 && <p className="text-ink-soft">{t('information.none')}</p>}
      <ul className="grid gap-1">
        {people.map((each) => (
          <li key={`${each.name}${each.relation}${each.since}`} className="flex flex-wrap items-center gap-x-3">
            <span className="font-semibold">{each.name}</span>
            <span className="text-small text-ink-soft">
              {[
                each.relation && t('information.relation', { relation: each.relation }),
                t('information.since', { date: sayDate(each.since, locale, 'plain') }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-small text-ink-soft">{t('information.householdNote')}</p>
    </>
  )
}
