import 'server-only'
import { withinBudget } from '@/lib/access/rate-limit'
import { checkPaper, type PaperCheck } from '@/lib/files/check-paper'
import { env } from '@/lib/kernel/env'
import type { Locale } from '@/lib/text/locale'

/** Checks a paper for a visitor at an address, at most `RATE_CHECKS_PER_ADDRESS` times an hour. Needs no session. */
export async function checkPaperFrom(
  address: string,
  input: { code: string; locale: Locale },
): Promise<PaperCheck | { state: 'too-many' }> {
  const budget = { name: 'paper-checks', points: env().RATE_CHECKS_PER_ADDRESS, seconds: 3600 }
  if (!(await withinBudget(budget, `address:${address}`))) return { state: 'too-many' }
  return (await checkPaper.execute({ entry: { as: 'public' }, input })).answer
}
