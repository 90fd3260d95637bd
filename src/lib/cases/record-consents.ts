import 'server-only'
import { signersOf } from '@/lib/forms/fields/consent'
import { partOf } from '@/lib/forms/fields/field-kind'
import type { Field, Form } from '@/lib/forms/schema'
import type { Answers } from '@/lib/forms/scope'
import { today } from '@/lib/kernel/clock'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { ageOn } from '@/lib/registry/age-on'
import { recordConsents } from '@/lib/registry/consents'
import { guardiansOf, ownConsentFrom } from '@/lib/registry/guardians'
import type { CaseState, PartyState } from './rules/state'

type Opened = {
  state: CaseState
  form: Form
  answers: Answers
  version: string
  account: string | null
}

/**
 * Writes what the persons of a case agreed to in its form into their ledgers of consents, each with the text of the
 * publication that the case pins. For a child under 14 the guardian consents: an application of somebody else on the own
 * account of an agent is refused with `not-allowed`; at a counter the clerk has seen who signs.
 */
export async function recordConsentsOf(
  tx: Transaction,
  { state, form, answers, version, account }: Opened,
): Promise<void> {
  const fields = form.flatMap((group) => group.fields).filter((field) => agreed(field, answers))
  const given = await Promise.all(
    fields.flatMap((field) =>
      signersIn(field, answers, state.parties).map(async (party) => ({
        field,
        party,
        guardian: await guardianFor(tx, party, state),
      })),
    ),
  )
  await recordConsents(
    tx,
    given.map(({ field, party, guardian }) => ({
      resident: party.subject ?? '',
      purpose: field.text ?? field.key,
      textVersion: version,
      channel: state.channel,
      caseId: state.id,
      unitPath: state.unitPath,
      account,
      guardian,
    })),
  )
}

function agreed(field: Field, answers: Answers): boolean {
  return field.type === 'consent' && partOf(answers[field.key], 'agreed') === true
}

/** Who signed, of those the register knows; without names it was the applicant. */
function signersIn(field: Field, answers: Answers, parties: readonly PartyState[]): PartyState[] {
  const names = signersOf(answers[field.key])
  const known = parties.filter((party) => party.subject !== null)
  if (names.length === 0) return known.filter((party) => party.role === 'applicant')
  const signed = known.filter((party) => names.includes(String(party.snapshot.name)))
  return [...new Map(signed.map((party) => [party.subject, party])).values()]
}

async function guardianFor(
  tx: Transaction,
  party: PartyState,
  { parties, channel }: CaseState,
): Promise<string | null> {
  const birth = party.snapshot.birth
  if (!party.subject || typeof birth !== 'string' || ageOn(birth, today()) >= ownConsentFrom) return null
  const guardians = await guardiansOf(tx, party.subject)
  const agent = parties.find((each) => each.role === 'agent')?.subject
  if (agent && guardians.includes(agent)) return agent
  if (channel === 'web') throw new Refusal('not-allowed', 'guardian-consent')
  return guardians[0] ?? null
}
