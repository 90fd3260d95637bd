import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

type SearchRow = { field: string; value: string; unit: string }
/** Search rows that were the loser's, and those of them that the winner did not have. */
export type MovedLookups = { rows: SearchRow[]; added: SearchRow[] }
type Sides = { from: string; to: string }

/** Lets one person be found by everything that another is found by, in the actor's reach; the other is found no more. */
export async function moveLookups(tx: Transaction, { from, to }: Sides): Promise<MovedLookups> {
  const rows = await tx.$queryRaw<SearchRow[]>`
    SELECT field, value, unit_path AS unit FROM lookup WHERE kind = 'resident' AND subject = ${from}::uuid ORDER BY field, value, unit_path`
  const added = await addRows(tx, to, rows)
  await removeRows(tx, from, rows)
  return { rows, added }
}

/** Takes `moveLookups` back. */
export async function restoreLookups(
  tx: Transaction,
  { from, to }: Sides,
  { rows, added }: MovedLookups,
): Promise<void> {
  await removeRows(tx, to, added)
  await addRows(tx, from, rows)
}

async function addRows(tx: Transaction, subject: string, rows: readonly SearchRow[]): Promise<SearchRow[]> {
  return tx.$queryRaw<SearchRow[]>`
    INSERT INTO lookup (kind, field, value, unit_path, subject)
    SELECT 'resident', field, value, unit, ${subject}::uuid FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(field text, value text, unit text)
    ON CONFLICT DO NOTHING RETURNING field, value, unit_path AS unit`
}

async function removeRows(tx: Transaction, subject: string, rows: readonly SearchRow[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM lookup l USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w(field text, value text, unit text)
    WHERE l.kind = 'resident' AND l.subject = ${subject}::uuid AND l.field = w.field AND l.value = w.value AND l.unit_path = w.unit COLLATE "C"`
}
