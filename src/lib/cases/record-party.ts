import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { recordFact } from '@/lib/registry/facts'
import { elementOf } from './drafts/application'
import type { LoadedDraft } from './drafts/load-draft'
import type { CaseState } from './rules/state'

type Told = { draft: Pick<LoadedDraft, 'application'>; opened: CaseState; verifiedBy: string | null }

/**
 * Remembers what an application told about a person, so that it is never asked again: answers to questions about the
 * party, and answers of the form that are values of a data element. The source is the person's own word, or the clerk
 * who saw the proof.
 */
export async function recordParty(tx: Transaction, { draft, opened, verifiedBy }: Told): Promise<void> {
  const subject = opened.parties.find((party) => party.role === 'applicant')?.subject
  if (!subject) return
  const { application } = draft
  const party = Object.entries(application.party.answers).map(([need, value]) => [elementOf(need), value] as const)
  const form = application.form
    .flatMap((group) => group.fields)
    .filter((field) => field.of?.startsWith('person.') || field.of?.startsWith('disability.'))
    .map((field) => [field.of, application.answers[field.key]] as const)
  for (const [element, value] of [...party, ...form]) {
    if (!element || value === undefined || value === null || value === '') continue
    await recordFact(tx, {
      subject,
      element,
      value,
      source: verifiedBy ? 'staff' : 'self',
      ref: opened.id,
      verifiedBy,
      unitPath: opened.unitPath,
    })
  }
}
