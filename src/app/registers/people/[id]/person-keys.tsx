import { useTranslations } from 'next-intl'
import { StaffKeys } from '@/components/staff-keys'
import type { PersonRecord } from '@/lib/cases/person-record'

/** The keys of the page of a person, of what its reader may do. */
export function PersonKeys({ record }: { record: PersonRecord }) {
  const t = useTranslations('people.keys')
  const hints = [
    record.may.unmask && { keys: ['V'], label: t('unmask') },
    record.may.keep && { keys: ['C'], label: t('contact') },
    { keys: ['P'], label: t('print') },
  ].filter((hint) => hint !== false)
  return <StaffKeys hints={hints} />
}
