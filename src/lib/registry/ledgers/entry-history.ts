import 'server-only'
import type { Register } from '@/lib/catalogue/schema'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { openJson } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { say } from '@/lib/text/say'
import { cellText } from './cell-text'
import { ledgerFields } from './ledger-fields'

/** One thing that happened to an entry: who, when, what changed from what to what, and what was said about it. */
export type HistoryLine = {
  id: string
  at: string
  who: string | null
  /** A word of the messages, or the action of a move with its `label`. */
  verb: string
  label?: string
  from?: string
  to?: string
  changes: { label: string; before: string; after: string }[]
  said: string[]
}
type Row = { id: string; at: Date; who: string | null; verb: string; dataEnc: string | null }
type Told = {
  changes?: Record<string, { before: unknown; after: unknown }>
  asked?: Record<string, unknown> | null
  reason?: string
  from?: string
  to?: string
}

/** The history of an entry, newest first, at most 200 lines. */
export async function entryHistory(
  tx: Transaction,
  id: string,
  shown: { register: Register; ctx: ShowContext },
): Promise<HistoryLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT v.id, v.at, a.name AS who, v.verb, v.data_enc AS "dataEnc"
    FROM entry_event v LEFT JOIN registry_authors(${id}::uuid) a ON a.account = v.account
    WHERE v.entry = ${id}::uuid ORDER BY v.id DESC LIMIT 200`
  return rows.map((row) => lineOf(row, shown))
}

function lineOf(row: Row, { register, ctx }: { register: Register; ctx: ShowContext }): HistoryLine {
  const told = row.dataEnc ? openJson<Told>(row.dataEnc, `entry_event.data:${row.id}`) : {}
  const label = register.moves?.find((move) => move.action === row.verb)?.label
  const fields = ledgerFields(register)
  const changes = Object.entries(told.changes ?? {}).flatMap(([key, { before, after }]) => {
    const field = fields.find((each) => each.key === key)
    const text = (value: unknown) => (field ? cellText(field, value ?? undefined, ctx) : '')
    return field ? [{ label: ctx.say(field.label), before: text(before), after: text(after) }] : []
  })
  const said = [told.reason, ...Object.values(told.asked ?? {})].filter((each) => typeof each === 'string')
  const { from, to } = told
  const base = { id: row.id, at: row.at.toISOString(), who: row.who, verb: row.verb, changes, said }
  return {
    ...base,
    ...(label ? { label: say(label, ctx.locale) } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}
