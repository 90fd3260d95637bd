import 'server-only'
import { z } from 'zod'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice } from '@/lib/catalogue/office'
import { attachFiles } from '@/lib/files/attach'
import { flatten, nest } from '@/lib/forms/names'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { personSubject } from '@/lib/registry/person-subject'
import { filesIn } from './act-on-case'
import { application } from './drafts/application'
import { emptyDraft } from './drafts/draft-data'
import { people } from './drafts/load-draft'
import { actingOf, loadCase } from './load-case'
import { moveCase } from './move-case'
import { moverOf } from './mover'
import { openCase } from './open-case'
import { readAsked } from './read-asked'
import { recordConsentsOf } from './record-consents'
import { recordParty } from './record-party'
import { availableActions } from './rules/actions'
import { planAction } from './rules/plan'
import type { PartyState } from './rules/state'

const input = z.strictObject({
  resident: z.uuid(),
  service: z.string().max(80),
  form: z.unknown().optional(),
  party: z.unknown().optional(),
  /** Known values that the clerk corrects. */
  changed: z.union([z.string(), z.array(z.string())]).optional(),
  /** State of each paper: `seen` the original was seen, `given` a copy was handed in, `later` it is brought later. */
  material: z.record(z.string(), z.enum(['seen', 'given', 'later', 'none'])).optional(),
  agent: z
    .strictObject({ name: z.string().max(60), id: z.string().max(40), phone: z.string().max(30) })
    .partial()
    .optional(),
  /** What the desk does with it in the same breath; empty: only receive it. */
  action: z.string().max(60).optional(),
  asked: z.unknown().optional(),
  next: z.string().startsWith('/').max(200).optional(),
})
type Given = z.infer<typeof input>

const flat = (posted: unknown): Record<string, string> => {
  const nested = nest(posted ?? {})
  if (!nested.ok) throw new Refusal('invalid', 'too-many-fields')
  return flatten(nested.value)
}

function agentOf(given: Given): PartyState | null {
  if (!given.agent?.name) return null
  return { role: 'agent', no: 0, kind: 'person', subject: null, snapshot: { ...given.agent } }
}

/** The application that a clerk typed on one screen, worked out by the same rules as a resident's draft. */
async function counterApplication(tx: Transaction, given: Given) {
  const office = await loadOffice(tx)
  const published = office.service(given.service)
  if (!published) throw new Refusal('not-found', 'no-service')
  const pinned = await compiledVersion(tx, published.version)
  const { applicant, known } = await people(tx, given.resident)
  const data = {
    ...emptyDraft,
    form: flat(given.form),
    party: flat(given.party),
    changed: [given.changed ?? []].flat(),
  }
  return {
    version: published.version,
    application: application({ office, pinned, data, applicant, agent: agentOf(given), known }),
  }
}

/**
 * Takes an application for a person who stands at the counter: opens the case and does what the desk does with it
 * (accepts it, decides it) in one command, so that the receipt is one key away. The clerk's name is on every event; what
 * the clerk saw counts as verified. Refuses with `invalid` and every problem at once.
 */
export const openAtCounter = command({
  name: 'open-at-counter',
  permission: 'case.open-for-others',
  input,
  subject: ({ tx, input: given }) => personSubject(tx, given.resident),
  run: async ({ tx, actor, input: given, emit, audit }) => {
    const { version, application: applied } = await counterApplication(tx, given)
    const problems = [
      ...applied.party.errors.map((each) => ({ ...each, name: `party.${each.name}` })),
      ...applied.errors.map((each) => ({ ...each, name: `form.${each.name}` })),
    ]
    if (problems.length > 0) throw new Refusal('invalid', 'invalid', problems)
    const mover = moverOf(actor)
    const opened = await openCase(
      { tx, emit, mover },
      {
        service: given.service,
        version,
        parties: applied.state.parties,
        answers: applied.answers,
        materials: applied.materials.map((each) => ({
          key: each.key,
          no: 0,
          state: materialState(each.get, given.material?.[each.key]),
          source: each.get,
          due_on: null,
        })),
        firstOwner: actor.account,
      },
    )
    await attachFiles(tx, { fileIds: filesIn(applied.answers), caseId: opened.id, field: 'form' })
    await recordParty(tx, { draft: { application: applied }, opened, verifiedBy: actor.account })
    const { form, answers } = applied
    await recordConsentsOf(tx, { state: opened, form, answers, version, account: actor.account })
    if (given.action) await actAtOnce({ tx, emit, mover, actor, given }, opened.id)
    audit({
      subject: opened.id,
      unitPath: opened.unitPath,
      detail: { service: given.service, no: opened.no, action: given.action ?? '' },
    })
    return { to: given.next ?? `/counter/receipts/${opened.id}`, data: { case: opened.id, no: opened.no } }
  },
})

function materialState(get: string, said: string | undefined): string {
  if (!['orig', 'copy', 'elec'].includes(get)) return 'shared'
  return said === 'seen' || said === 'given' ? said : 'missing'
}

type Acting = {
  tx: Transaction
  emit: (topic: string, payload: Record<string, string>) => void
  mover: ReturnType<typeof moverOf>
  actor: Parameters<typeof actingOf>[0]
  given: Given
}

async function actAtOnce({ tx, emit, mover, actor, given }: Acting, id: string): Promise<void> {
  const loaded = await loadCase(tx, id)
  if (!loaded) throw new Refusal('not-found')
  const ctx = loaded.ctx(mover)
  const row = availableActions(loaded.state, ctx, actingOf(actor)).find((each) => each.action === given.action)
  if (!row) throw new Refusal('not-allowed', 'action-not-yours')
  const plan = planAction(loaded.state, ctx, {
    row,
    asked: readAsked(loaded, ctx, { form: row.ask, input: given.asked, action: row.action }),
  })
  await moveCase({ tx, emit, mover }, loaded, { plan, ctx })
}
