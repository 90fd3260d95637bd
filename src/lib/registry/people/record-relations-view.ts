import 'server-only'
import { addDays } from '@/lib/calendar/add-days'
import type { Office } from '@/lib/catalogue/office'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { today } from '@/lib/kernel/clock'
import { ageOn } from '../age-on'
import type { PersonRows, StoredBond } from './person-rows'

export type RecordMate = { id: string; name: string; age: number | null; died: boolean; relation: string }
export type RecordHousehold = {
  id: string
  code: string
  place: string | null
  relation: string
  from: string
  to: string | null
  mates: RecordMate[]
}
/** Guardian, tenancy and other dated relations; `link` leads to the other person. */
export type RecordBond = Pick<StoredBond, 'id' | 'kind' | 'role' | 'from' | 'to' | 'first'> & {
  other: string | null
  person: string | null
}

type Shown = { office: Office; ctx: ShowContext; asOf: string | null }
type Dated = { from: string; to: string | null }

/** Households with their members of the day, those of the past behind those of today. */
export function recordHouseholds(rows: PersonRows, { office, ctx, asOf }: Shown): RecordHousehold[] {
  const day = asOf ?? today()
  const relations = office.codes('relation_to_head')?.codes ?? []
  const relation = (code: string | null) => {
    const found = relations.find((each) => each.code === code)
    return found ? ctx.say(found.label) : (code ?? '')
  }
  return rows.households
    .filter((each) => asOf === null || holds(each, day))
    .map(({ id, code, place, role, from, to }) => {
      const last = to !== null && to <= day ? addDays(to, -1) : day
      const mates = rows.mates.filter((mate) => mate.household === id && holds(mate, last))
      const shown = mates.map((mate) => ({
        ...{ id: mate.id, name: mate.name, died: mate.died !== null, relation: relation(mate.role) },
        age: mate.birth ? ageOn(mate.birth, day) : null,
      }))
      return { id, code, place, relation: relation(role), from, to, mates: shown }
    })
}

/** Every other dated relation of the person. */
export function recordBonds(rows: PersonRows, { asOf }: Pick<Shown, 'asOf'>): RecordBond[] {
  return rows.bonds
    .filter((each) => asOf === null || holds(each, asOf))
    .map(({ id, kind, role, from, to, first, otherId, person, place }) => ({
      ...{ id, kind, role, from, to, first, other: person ?? place },
      person: person === null ? null : otherId,
    }))
}

/** Whether a relation holds on a day; the day on which it ends does not belong to it. */
function holds({ from, to }: Dated, day: string): boolean {
  return from <= day && (to === null || to > day)
}
