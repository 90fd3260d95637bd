import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

/** When a version of a definition was published; null when there is none. */
export async function publishedOn(tx: Transaction, version: string): Promise<Date | null> {
  const row = await tx.definitionVersion.findUnique({ where: { id: version }, select: { at: true } })
  return row?.at ?? null
}
