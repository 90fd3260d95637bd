import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { mac } from '@/lib/kernel/crypto'
import { connectionPool } from '@/lib/kernel/db'

/** How often something may happen in how many seconds. `name` keeps budgets of different kinds apart. */
export type Budget = { name: string; points: number; seconds: number }

/** By pool: a process that closed its pool and opened another gets limiters over the new one. */
const limiters = new WeakMap<object, Map<string, RateLimiterPostgres>>()

function limiter(budget: Budget): RateLimiterPostgres {
  const pool = connectionPool()
  const known = limiters.get(pool) ?? new Map<string, RateLimiterPostgres>()
  limiters.set(pool, known)
  const key = `${budget.name}/${budget.points}/${budget.seconds}`
  const found = known.get(key)
  if (found) return found
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: budget.name,
    points: budget.points,
    duration: budget.seconds,
    // A caller that is far over its budget costs no more statements for a moment.
    inMemoryBlockOnConsumed: budget.points * 2,
    inMemoryBlockDuration: 10,
  })
  known.set(key, made)
  return made
}

/** Takes one from the budget of `who`. False when it is used up. Only a keyed hash of `who` is kept. */
export async function withinBudget(budget: Budget, who: string): Promise<boolean> {
  try {
    await limiter(budget).consume(mac('rate-limit', who))
    return true
  } catch (problem) {
    if (problem instanceof RateLimiterRes) return false
    throw problem
  }
}
