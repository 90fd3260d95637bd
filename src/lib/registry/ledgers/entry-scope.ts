import 'server-only'
import { addWorkingDays } from '@/lib/calendar/add-working-days'
import type { Office } from '@/lib/catalogue/office'
import { rateOn } from '@/lib/catalogue/rate'
import { partOf } from '@/lib/forms/fields/field-kind'
import type { Answers, Scope } from '@/lib/forms/scope'
import { today } from '@/lib/kernel/clock'
import { type UnitView, unitViews } from '../unit-view'
import type { EntryData } from './entry-data'

const levels = ['city', 'district', 'street', 'community'] as const

/** What the expressions of a ledger mean for one entry: `$entry`, `$answers`, `$unit`, `$case` (the place alone), `$today`. */
export function entryScope(office: Office, { unitPath, data }: { unitPath: string; data: EntryData }): Scope {
  const views = unitViews(office)
  const here = views.get(unitPath)
  const place = { unit: here, ...Object.fromEntries(levels.map((level) => [level, here?.[level]])) }
  const view = (answers: Answers) => seen(answers, views)
  return {
    roots: { today: today(), unit: here, case: place, entry: { ...place, ...view(data) }, answers: view(data) },
    rate: (table, keys, on) => rateOn(office.rates(table), keys, on),
    within: (inner, outer) => within(pathOf(inner), pathOf(outer)),
    workingDays: (from, n) => addWorkingDays(office.calendar, from, n),
    view,
  }
}

function within(inner: string | undefined, outer: string | undefined): boolean | undefined {
  return inner !== undefined && outer !== undefined ? inner.startsWith(outer) : undefined
}

function pathOf(value: unknown): string | undefined {
  const path = typeof value === 'string' ? value : partOf(value, 'unit')
  return typeof path === 'string' ? path : undefined
}

/** Answers in which units and addresses say the units above them. */
function seen(answers: Answers, views: ReadonlyMap<string, UnitView>): Answers {
  return Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, located(value, views)]))
}

function located(value: unknown, views: ReadonlyMap<string, UnitView>): unknown {
  if (typeof value === 'string') return views.get(value) ?? value
  const division = partOf(value, 'division')
  const unit = typeof division === 'string' ? views.get(division) : undefined
  if (!unit) return value
  return { ...(value as object), unit: unit.unit, ...Object.fromEntries(levels.map((level) => [level, unit[level]])) }
}
