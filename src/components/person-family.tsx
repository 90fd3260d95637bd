import { useLocale, useTranslations } from 'next-intl'
import type { RecordBond, RecordHousehold } from '@/lib/registry/people/record-relations-view'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { Card } from './ui/card'

type PersonFamilyProps = { households: RecordHousehold[]; bonds: RecordBond[] }

/** The households of a person with who belongs to them, and guardians, tenancies and other dated relations. */
export function PersonFamily({ households, bonds }: PersonFamilyProps) {
  const t = useTranslations('people.family')
  return (
    <Card title={t('title')}>
      {households.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <div className="grid gap-3">
        {households.map((household) => (
          <Household key={`${household.id}${household.from}`} household={household} />
        ))}
      </div>
      {bonds.length > 0 && <Bonds bonds={bonds} />}
    </Card>
  )
}

function usePeriod() {
  const [t, locale] = [useTranslations('people.family'), useLocale() as Locale]
  const day = (date: string) => sayDate(date, locale, 'plain')
  return ({ from, to }: { from: string; to: string | null }) =>
    to ? t('period', { from: day(from), to: day(to) }) : t('since', { date: day(from) })
}

function Household({ household }: { household: RecordHousehold }) {
  const [t, r, period] = [useTranslations('people.family'), useTranslations('people.record'), usePeriod()]
  const { place, code, relation, mates } = household
  return (
    <section className={household.to ? 'text-ink-soft' : undefined}>
      <h3 className="text-h3">
        <a href={`/registers/households/${household.id}`}>{t('household', { place: place ?? '', code })}</a>
      </h3>
      <p className="text-small text-ink-soft">
        {[relation && t('relation', { relation }), period(household)].filter(Boolean).join(' · ')}
      </p>
      <ul className="mt-1 grid gap-x-4 sm:grid-cols-2">
        {mates.map((mate) => (
          <li key={mate.id}>
            <a href={`/registers/people/${mate.id}`} className="inline-block py-0.5">
              {mate.name}
            </a>{' '}
            <span className="text-small text-ink-soft">
              {[mate.relation, mate.age !== null && r('age', { age: mate.age })].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const kinds = ['guardian', 'tenant', 'landlord', 'works_at', 'acts_for'] as const

function kindOf(kind: string) {
  return kinds.find((each) => each === kind) ?? ('other' as const)
}

function Bonds({ bonds }: { bonds: RecordBond[] }) {
  const [t, period] = [useTranslations('people.family'), usePeriod()]
  return (
    <>
      <h3 className="mt-3 text-h3">{t('other')}</h3>
      <ul className="grid gap-1">
        {bonds.map((bond) => (
          <li key={bond.id} className="flex flex-wrap gap-x-2">
            <span className="text-ink-soft">{t(`bond.${kindOf(bond.kind)}`)}</span>
            {bond.person ? <a href={`/registers/people/${bond.person}`}>{bond.other}</a> : <span>{bond.other}</span>}
            <span className="text-small text-ink-soft">{period(bond)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
