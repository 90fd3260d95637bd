import 'server-only'
import { Refusal } from '@/lib/kernel/refusal'

function said(error: unknown): string {
  return JSON.stringify(error, Object.getOwnPropertyNames(error ?? {}))
}

/**
 * Runs writes that the database may refuse because two histories would overlap, or because a number is taken: then the
 * answer is `conflict` with this reason. What was written before is rolled back with the whole transaction.
 */
export async function noOverlap<T>(reason: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (problem) {
    if (!(problem instanceof Refusal) && /"(?:23P01|23505|P2002)"|exclusion constraint/.test(said(problem)))
      throw new Refusal('conflict', reason)
    throw problem
  }
}
