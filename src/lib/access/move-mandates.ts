import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

type Sides = { from: string; to: string }
export type MovedMandates = { principal: string[]; agent: string[] }

/**
 * Gives the mandates of one person to another, on both sides, as far as the actor reaches; answers which. A mandate
 * between the two stays: nobody acts for themselves.
 */
export async function moveMandates(tx: Transaction, { from, to }: Sides): Promise<MovedMandates> {
  const principal = await tx.$queryRaw<{ id: string }[]>`
    UPDATE mandate SET principal = ${to}::uuid WHERE principal = ${from}::uuid AND agent <> ${to}::uuid RETURNING id`
  const agent = await tx.$queryRaw<{ id: string }[]>`
    UPDATE mandate SET agent = ${to}::uuid WHERE agent = ${from}::uuid AND principal <> ${to}::uuid RETURNING id`
  return { principal: principal.map(({ id }) => id), agent: agent.map(({ id }) => id) }
}

/** Takes `moveMandates` back. */
export async function restoreMandates(tx: Transaction, { from, to }: Sides, moved: MovedMandates): Promise<void> {
  await tx.$executeRaw`
    UPDATE mandate SET principal = ${from}::uuid WHERE id = ANY (${moved.principal}::uuid[]) AND principal = ${to}::uuid`
  await tx.$executeRaw`
    UPDATE mandate SET agent = ${from}::uuid WHERE id = ANY (${moved.agent}::uuid[]) AND agent = ${to}::uuid`
}
