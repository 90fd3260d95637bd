import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

type NewTie = { resident: string; unitPath: string; kind: 'hukou' | 'living'; from: string }

/** Ties people to a unit, unless they are already. */
export async function tieTo(tx: Transaction, ties: readonly NewTie[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO tie (resident, unit_path, kind, "from")
    SELECT t.resident, t.unit, t.kind, t."from" FROM jsonb_to_recordset(${JSON.stringify(
      ties.map(({ unitPath, ...tie }) => ({ ...tie, unit: unitPath })),
    )}::jsonb) AS t(resident uuid, unit text, kind text, "from" date)
    WHERE NOT EXISTS (SELECT 1 FROM tie o WHERE o.resident = t.resident AND o.unit_path = t.unit AND o.kind = t.kind AND o."to" IS NULL)
    ON CONFLICT DO NOTHING`
}

/** Ends the ties of people to a unit they have left for another one of the same street; their street goes on seeing them. */
export async function untie(tx: Transaction, left: NewTie & { residents: readonly string[] }): Promise<void> {
  await tx.$executeRaw`
    UPDATE tie SET "to" = ${left.from}::date WHERE resident = ANY (${[...left.residents]}::uuid[]) AND unit_path = ${left.unitPath}
      AND kind = ${left.kind} AND "to" IS NULL AND "from" <= ${left.from}::date`
}
