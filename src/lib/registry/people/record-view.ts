import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { now, today } from '@/lib/kernel/clock'
import type { OwnLook } from '@/lib/kernel/look-at'
import type { Locale } from '@/lib/text/locale'
import { ageOn } from '../age-on'
import { factContext } from '../fact-words'
import { type LookView, lookView } from '../look-views'
import { ageBand } from './age-band'
import { type GroupForm, groupForm } from './group-form'
import type { PersonRows } from './person-rows'
import { type RecordEntry, recordEntries } from './record-entries-view'
import { type RecordFact, recordFactViews } from './record-facts-view'
import { type RecordBond, type RecordHousehold, recordBonds, recordHouseholds } from './record-relations-view'

/** How long a value that was asked for with a reason stays whole on the page. */
const shownMinutes = 5

/** The looks that the page of a person names. */
export const lookCommands = ['person-card', 'person-record', 'unmask-person'] as const

/** What the register tells of one person, in words and masked. */
export type RecordView = {
  id: string
  name: string
  age: number | null
  /** Computed from the birth date, never stored. */
  band: string | null
  died: string | null
  /** Somebody without papers yet: the office gave the number. */
  temporary: boolean
  minor: boolean
  asOf: string | null
  facts: RecordFact[]
  households: RecordHousehold[]
  bonds: RecordBond[]
  entries: RecordEntry[]
  looks: LookView[]
  /** What joining a group asks; null when the office keeps no such ledger. */
  groupForm: GroupForm | null
}

type Shown = {
  office: Office
  locale: Locale
  asOf: string | null
  looks: readonly OwnLook[]
  /** Inputs of the form for joining a group, as typed. */
  joining: Record<string, string>
  /** The group that was chosen for it. */
  group: string
}

/** Children under 14 are specially protected (个人信息保护法 art. 31). */
const protectedAge = 14

/** Puts together what was read of a person. Pure but for the clock. */
export async function recordView(rows: PersonRows, given: Shown): Promise<RecordView> {
  const { person } = rows
  const { office, locale, asOf, looks } = given
  const ctx = await factContext(office, locale)
  const whole = await factContext(office, locale, true)
  const shown = { office, ctx, whole, reveal: revealed(looks), asOf }
  const age = person.birth ? ageOn(person.birth, asOf ?? person.died ?? today()) : null
  return {
    ...{ id: person.id, name: person.name, age, died: person.died, asOf },
    band: bandOf(age, { office, ctx }),
    temporary: person.idKind === 'temporary',
    minor: age !== null && age < protectedAge,
    facts: recordFactViews(rows, shown),
    households: recordHouseholds(rows, shown),
    bonds: recordBonds(rows, shown),
    entries: recordEntries(rows, shown),
    looks: looks.map((look) => lookView(look, { office, locale })),
    groupForm: groupForm(office, { ctx, typed: given.joining, group: given.group }),
  }
}

function bandOf(age: number | null, { office, ctx }: { office: Office; ctx: ShowContext }): string | null {
  const found = age === null ? undefined : ageBand(office.codes('age_band')?.codes ?? [], age)
  return found ? ctx.say(found.label) : null
}

function revealed(looks: readonly OwnLook[]): string[] {
  const since = now().getTime() - shownMinutes * 60_000
  return looks
    .filter((look) => look.mine && look.command === 'unmask-person' && look.at.getTime() >= since)
    .flatMap(({ detail }) => {
      const elements = (detail as { elements?: unknown } | null)?.elements
      return Array.isArray(elements) ? elements.map(String) : []
    })
}
