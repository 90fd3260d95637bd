import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Rows, type TableName, tableColumns } from './table-columns'

/** Adds rows to their tables, one statement for each table, however many rows. */
export async function insertRows(tx: Transaction, rows: Rows): Promise<void> {
  for (const table of Object.keys(tableColumns) as TableName[]) {
    if (rows[table].length > 0) await tx.$executeRaw(statement(table, rows[table]))
  }
}

function statement(table: TableName, rows: readonly object[]): Prisma.Sql {
  const columns = Object.entries(tableColumns[table])
  const names = columns.map(([name]) => `"${name}"`).join(', ')
  const types = columns.map(([name, kind]) => `"${name}" ${kind}`).join(', ')
  return Prisma.sql`
    INSERT INTO ${Prisma.raw(`"${table}" (${names})`)}
    SELECT ${Prisma.raw(names)} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(${Prisma.raw(types)})`
}
