import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import { openJson } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'

/** An entry that is in force, in a word: what it says by its code lists (低保), else the name of its ledger. */
export type HeldEntry = { id: string; subject: string; label: string; ledger: string; since: string }

type Row = { id: string; subject: string; register: string; data_enc: string; from: string }

/**
 * Entries in force of several people, in ledgers that the actor may read, newest last. What was recorded again and again
 * (visits) counts once, by its newest entry; amounts of a balance are nothing that somebody holds.
 */
export async function heldEntries(
  tx: Transaction,
  { subjects, office, locale }: { subjects: readonly string[]; office: Office; locale: Locale },
): Promise<HeldEntry[]> {
  if (subjects.length === 0) return []
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, subject, register, data_enc, "from"::text AS "from" FROM entry
    WHERE subject = ANY (${subjects}::uuid[]) AND status = 'active' AND "to" IS NULL ORDER BY id`
  const held = rows.flatMap((row) => {
    const register = office.register(row.register)
    if (!register || register.balance) return []
    const data = openJson<Record<string, unknown>>(row.data_enc, `entry.data:${row.id}`)
    const ledger = say(register.name, locale)
    const label = codeLabels(register, { data, office, locale }) || ledger
    return [{ id: row.id, subject: row.subject, label, ledger, since: row.from }]
  })
  const newest = new Map(held.map((entry) => [[entry.subject, entry.ledger, entry.label].join('|'), entry.id]))
  const kept = new Set(newest.values())
  return held.filter((entry) => kept.has(entry.id))
}

type Told = { data: Record<string, unknown>; office: Office; locale: Locale }

function codeLabels(register: Register, { data, office, locale }: Told): string {
  const coded = register.fields.flatMap((group) => group.fields).filter((field) => register.list.includes(field.key))
  const labels = coded.flatMap((field) => {
    const list = field.codes ? office.codes(field.codes)?.codes : undefined
    const found = list?.find((each) => each.code === data[field.key])
    return found ? [say(found.label, locale)] : []
  })
  return labels.join(' ')
}
