import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { orderFetch } from '@/lib/registry/connectors/order-fetch'
import type { Emit } from './effects/effect'
import type { CaseState, Compiled, PartyState } from './rules/state'

type Ground = { tx: Transaction; emit: Emit; compiled: Compiled }
type Asked = { number: string; name: string; subject: string | null }

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function personAsked(parties: readonly PartyState[]): Asked | null {
  const applicant = parties.find((party) => party.role === 'applicant')
  const number = text(applicant?.snapshot.id)
  return applicant && number ? { number, name: text(applicant.snapshot.name), subject: applicant.subject } : null
}

/** The organisation that the answers name with its code: the applicant's own, or the one that the item asks about. */
function organisationAsked(answers: Record<string, unknown>): Asked | null {
  for (const value of Object.values(answers)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    const { creditCode, name } = value as { creditCode?: unknown; name?: unknown }
    if (typeof creditCode === 'string') return { number: creditCode, name: text(name), subject: null }
  }
  return null
}

/**
 * Orders what an item's shared materials name a base register for, when its case is opened. Writes rows only: a register
 * that is slow or down cannot keep a case from being filed.
 */
export async function orderMaterialFetches({ tx, emit, compiled }: Ground, state: CaseState): Promise<void> {
  const wanted = new Set(state.materials.map((each) => each.key))
  const keys = compiled.materials.flatMap((each) => (each.fetch && wanted.has(each.key) ? [each.fetch] : []))
  for (const connector of new Set(keys)) await order({ tx, emit }, state, { connector })
}

/** Orders what tasks that a move has opened ask of a register instead of a person at a desk. */
export async function orderTaskFetches(
  ground: Pick<Ground, 'tx' | 'emit'>,
  before: CaseState,
  after: CaseState,
): Promise<void> {
  const known = new Set(before.tasks.map(({ id }) => id))
  for (const { id, fetch, state } of after.tasks) {
    if (fetch && state === 'open' && !known.has(id)) await order(ground, after, { connector: fetch, task: id })
  }
}

async function order(
  ground: Pick<Ground, 'tx' | 'emit'>,
  state: CaseState,
  { connector, task }: { connector: string; task?: string },
): Promise<void> {
  const asked = {
    person: personAsked(state.parties),
    organisation: organisationAsked(state.answers),
  }
  const purpose = task ? 'task' : 'case'
  await orderFetch(ground, { connector, purpose, caseId: state.id, task, unitPath: state.unitPath, asked })
}
