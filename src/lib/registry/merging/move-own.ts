import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

type Sides = { from: string; to: string }
type MovedTie = { id: string; said: string | null }
type MovedBond = { id: string; side: 'a' | 'b' }
/** What the registry itself moved: ids, and what a row said before. */
export type MovedOwn = { ties: MovedTie[]; bonds: MovedBond[]; entries: string[]; contacts: string[] }

/**
 * Gives one person the ties, bonds and ledger entries of another, as far as the actor reaches. A tie or bond that the person
 * has already, and a tie that holds a corrected number, stays where it is. The winner keeps name and number.
 */
export async function moveOwn(tx: Transaction, { from, to }: Sides): Promise<MovedOwn> {
  const ties = await tx.$queryRaw<MovedTie[]>`
    WITH moving AS (
      SELECT t.id, t.said FROM tie t WHERE t.resident = ${from}::uuid AND t.said_mac IS NULL AND app_in_scope(t.unit_path) AND NOT EXISTS (
        SELECT 1 FROM tie o WHERE o.resident = ${to}::uuid AND o.unit_path = t.unit_path AND o.kind = t.kind AND o."from" = t."from")
    ), moved AS (UPDATE tie t SET resident = ${to}::uuid, said = NULL FROM moving m WHERE t.id = m.id RETURNING t.id)
    SELECT m.id, m.said FROM moving m JOIN moved USING (id) ORDER BY m.id`
  const bonds = await tx.$queryRaw<MovedBond[]>`SELECT id, side FROM registry_move_bonds(${from}::uuid, ${to}::uuid)`
  const entries = await tx.$queryRaw<{ id: string }[]>`
    UPDATE entry SET subject = ${to}::uuid WHERE subject = ${from}::uuid AND app_in_scope(unit_path) RETURNING id`
  const contacts = await tx.$queryRaw<{ id: string }[]>`
    UPDATE contact SET subject = ${to}::uuid WHERE subject = ${from}::uuid AND app_in_scope(unit_path) RETURNING id`
  return { ties, bonds, entries: entries.map(({ id }) => id), contacts: contacts.map(({ id }) => id) }
}

/** Takes `moveOwn` back: exactly the rows that went over, and nothing that came later. */
export async function restoreOwn(
  tx: Transaction,
  { from, to }: Sides,
  { ties, bonds, entries, contacts }: MovedOwn,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE tie t SET resident = ${from}::uuid, said = m.said FROM jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) AS m(id uuid, said text)
    WHERE t.id = m.id AND t.resident = ${to}::uuid`
  await tx.$executeRaw`
    UPDATE bond b SET a = CASE WHEN m.side = 'a' THEN ${from}::uuid ELSE b.a END, b = CASE WHEN m.side = 'b' THEN ${from}::uuid ELSE b.b END
    FROM jsonb_to_recordset(${JSON.stringify(bonds)}::jsonb) AS m(id uuid, side text) WHERE b.id = m.id AND ${to}::uuid IN (b.a, b.b)`
  await tx.$executeRaw`
    UPDATE entry SET subject = ${from}::uuid WHERE id = ANY (${entries}::uuid[]) AND subject = ${to}::uuid`
  await tx.$executeRaw`
    UPDATE contact SET subject = ${from}::uuid WHERE id = ANY (${contacts}::uuid[]) AND subject = ${to}::uuid`
}
