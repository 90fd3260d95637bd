import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { ReadContext } from '@/lib/forms/fields/field-kind'
import { today } from '@/lib/kernel/clock'
import { fieldContext } from '../field-context'
import { identifyPerson } from '../identify-person'
import { unitViews } from '../unit-view'
import type { Dictionary, Filled } from './cell-inputs'
import { plainHead } from './header-words'
import type { Target } from './import-target'
import type { Mapping } from './mapping'

/** What cells are understood with: the code lists of today, and the names of the units at or below the area. */
export function dictionary(office: Office, area: string): Dictionary {
  const units = new Map<string, string>()
  for (const [path, view] of unitViews(office)) {
    if (!path.startsWith(area) || view.kind === 'department') continue
    const names = typeof view.name === 'string' ? [view.name] : Object.values(view.name)
    for (const name of [...names, view.division ?? '']) {
      if (name) units.set(plainHead(name), path)
      if (name) units.set(plainHead(name).replace(/社区$/, ''), path)
    }
  }
  return { codes: (list) => codesOf(office, list), units, area }
}

function codesOf(office: Office, list: string) {
  const open = (from?: string, to?: string) => (from ?? '') <= today() && (to ?? '9999') >= today()
  return office.codes(list)?.codes.filter((each) => open(each.from, each.to))
}

/** Checks for rows of people: every kind of identity document, and the units of the area. */
export function peopleContext(office: Office, area: string): ReadContext {
  const units = unitViews(office)
  return {
    ...fieldContext(),
    identify: (_kind, raw) => {
      const read = identifyPerson(raw)
      return read.ok ? { ok: true, value: read.value, birthDate: read.birthDate, sex: read.sex } : read
    },
    codes: (list) => codesOf(office, list),
    accepts: (type, reference) =>
      type === 'division' ? units.has(reference) && reference.startsWith(area) : undefined,
  }
}

/** The columns of the file that are mapped, as inputs of the target. */
export function filledColumns(target: Target, mapping: Mapping): Filled[] {
  return mapping.columns.flatMap(({ at, to }) => {
    const column = target.columns.find(({ key }) => key === to)
    return column ? [{ ...column, at }] : []
  })
}
