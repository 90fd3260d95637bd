import 'server-only'
import type { Pinned } from '@/lib/catalogue/compiled-by-lock'
import { find } from '@/lib/catalogue/library'
import type { Office } from '@/lib/catalogue/office'
import { passes } from '@/lib/forms/conditions'
import type { ReadContext } from '@/lib/forms/fields/field-kind'
import type { Scope } from '@/lib/forms/scope'
import { resolve, withAnswers, withRow } from '@/lib/forms/scope'
import { today } from '@/lib/kernel/clock'
import { fieldContext } from '@/lib/registry/field-context'
import { unitViews } from '@/lib/registry/unit-view'
import type { CaseState } from './rules/state'

type Ground = { office: Office; pinned: Pinned; state: CaseState; scope: Scope }

/** What reading answers asks: checks of numbers, the code lists of the pinned publication in force today, who must sign. */
export function readContext(ground: Ground): ReadContext {
  const { office, pinned } = ground
  const views = unitViews(office)
  return {
    ...fieldContext(),
    codes: (list) => {
      const codes = (find(pinned.documents, 'codes', list) ?? office.codes(list))?.codes
      return codes?.filter((each) => (each.from ?? '') <= today() && (each.to ?? '9999') >= today())
    },
    accepts: (type, reference) => (type === 'division' || type === 'address' ? views.has(reference) : undefined),
    signers: (name, answers) => signers(name, answers, ground),
  }
}

/** Names of the people that a consent needs, for a name of the cast: the applicant, or the persons of a list. */
function signers(name: string, answers: Record<string, unknown>, { pinned, state, scope }: Ground): { name: string }[] {
  const party = state.parties.filter((each) => each.role === name).map((each) => each.snapshot.name)
  const who = pinned.compiled.cast[name]
  const here = withAnswers(scope, answers)
  const rows = who?.each ? resolve(who.each as `$${string}`, here) : []
  const listed = (Array.isArray(rows) ? rows : []).flatMap((row) => {
    const inRow = withRow(here, withAge(row))
    if (!who || !('person' in who) || !passes(who.if, inRow)) return []
    return [(resolve(who.person as `$${string}`, inRow) as { name?: unknown } | undefined)?.name]
  })
  return [...party, ...listed].flatMap((each) => (typeof each === 'string' ? [{ name: each }] : []))
}

/** A person of a list is known by the identity number; the birth date in it says whether a signature is needed. */
function withAge(row: unknown): unknown {
  const person = (row as { person?: { id?: unknown; birth?: unknown } } | null)?.person
  if (typeof person?.id !== 'string' || person.birth) return row
  const checked = fieldContext().identify('citizen-id', person.id)
  return checked.ok && checked.birthDate ? { ...(row as object), person: { ...person, birth: checked.birthDate } } : row
}
