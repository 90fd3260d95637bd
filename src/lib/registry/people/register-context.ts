import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { ReadContext } from '@/lib/forms/fields/field-kind'
import type { Scope } from '@/lib/forms/scope'
import { today } from '@/lib/kernel/clock'
import { fieldContext } from '../field-context'

/** What reading an entry of a ledger asks: checks of numbers, and the codes of the office that are in force today. */
export function registerContext(office: Office): ReadContext {
  return {
    ...fieldContext(),
    codes: (list) =>
      office.codes(list)?.codes.filter((each) => (each.from ?? '') <= today() && (each.to ?? '9999') >= today()),
    accepts: () => undefined,
    signers: () => [],
  }
}

/** The scope of an entry outside a case: its own answers and the day. */
export function entryScope(): Scope {
  return { roots: { answers: {}, today: today() }, rate: () => undefined }
}
