import type { Subject } from '@/lib/kernel/policy'
import type { PersonRows } from './person-rows'

/** What a right about a person is asked about, as `personSubject` answers it, from rows that were read already. */
export function personSubjectOf(rows: PersonRows | null): (Subject & { unitPath: string }) | null {
  const tie = rows?.ties.find(({ to }) => to === null)
  return rows && tie ? { unitPath: tie.unit, parties: [rows.person.id] } : null
}
