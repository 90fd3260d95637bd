import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { open, openJson, seal, sealJson } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { factWords } from './fact-words'

/** Not answered for good: the value on record is contested. */
export const waitingStates = ['open', 'more-proof'] as const
export type CorrectionState = 'open' | 'more-proof' | 'kept' | 'accepted'

/** What a person asked to have corrected, with the answer. `value` is opened; who shows it masks it. */
export type CorrectionRow = {
  id: string
  at: Date
  resident: string
  element: string
  value: unknown
  said: string
  state: CorrectionState
  unitPath: string
  dueOn: string
  decidedAt: Date | null
  reason: string | null
  rowVersion: number
}

const places = (id: string) => ({
  value: `correction.value_enc:${id}`,
  said: `correction.said_enc:${id}`,
  reason: `correction.reason_enc:${id}`,
})

/** The envelopes of what the person says. */
export function sealCorrection(id: string, { value, said }: { value: unknown; said: string }) {
  return { valueEnc: sealJson(value, places(id).value), saidEnc: seal(said, places(id).said) }
}

/** The envelope of what the office answers. */
export function sealReason(id: string, reason: string): string {
  return seal(reason, places(id).reason)
}

const columns = {
  id: true,
  at: true,
  resident: true,
  element: true,
  valueEnc: true,
  saidEnc: true,
  state: true,
  unitPath: true,
  dueOn: true,
  decidedAt: true,
  reasonEnc: true,
  rowVersion: true,
} as const

type Wanted = { id?: string; ids?: readonly string[]; resident?: string; states?: readonly CorrectionState[] }

/** Corrections that the actor may see, those that are due first before the others, at most 200. */
export async function readCorrections(tx: Transaction, wanted: Wanted): Promise<CorrectionRow[]> {
  const { id, ids, resident, states } = wanted
  const rows = await tx.correction.findMany({
    where: {
      ...(id ? { id } : {}),
      ...(ids ? { id: { in: [...ids] } } : {}),
      ...(resident ? { resident } : {}),
      ...(states ? { state: { in: [...states] } } : {}),
    },
    select: columns,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  return rows.map(({ valueEnc, saidEnc, reasonEnc, dueOn, ...row }) => ({
    ...row,
    state: row.state as CorrectionState,
    value: openJson(valueEnc, places(row.id).value),
    said: open(saidEnc, places(row.id).said),
    reason: reasonEnc === null ? null : open(reasonEnc, places(row.id).reason),
    dueOn: dueOn.toISOString().slice(0, 10),
  }))
}

/** The value that a person says is right, in words. */
export function proposedWords(row: CorrectionRow, { office, ctx }: { office: Office; ctx: ShowContext }): string {
  const element = office.elements.find((each) => each.element === row.element)
  return element ? factWords(element, row.value, ctx) : ''
}
