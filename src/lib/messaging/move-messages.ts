import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/lib/kernel/transaction'
import type { SubjectMover } from '@/lib/registry/merging/subject-mover'

const ids = z.array(z.uuid())

/** Messages to a person who was merged into another belong to that other; the database lets staff do this for no other reason. */
export const messageMover: SubjectMover = {
  when: 'whole',
  move: async (tx, { from, to }) => moveMessages(tx, { from, to, only: null }),
  restore: async (tx, { from, to }, moved) => {
    await moveMessages(tx, { from: to, to: from, only: ids.parse(moved) })
  },
}

type Move = { from: string; to: string; only: string[] | null }

async function moveMessages(tx: Transaction, { from, to, only }: Move): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM messaging_move_messages(${from}::uuid, ${to}::uuid, ${only}::uuid[]) AS moved(id)`
  return rows.map(({ id }) => id)
}
