import 'server-only'
import { now } from '@/lib/kernel/clock'
import { mac } from '@/lib/kernel/crypto'
import { newSecret } from '@/lib/kernel/ids'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import type { Text } from '@/lib/text/text'

const kind = 'first-administrator'
const validMs = 24 * 3600 * 1000

export type OpenRole = { key: string; name: Text }

/** The administrators' roles that nobody was ever given: system, security and audit are three different people. */
export async function unclaimedRoles(tx: Transaction): Promise<OpenRole[]> {
  const roles = await tx.role.findMany({
    where: { home: 'admin' },
    select: { key: true, name: true },
    orderBy: { key: 'asc' },
  })
  const posts = await tx.post.findMany({
    where: { role: { in: roles.map((role) => role.key) } },
    select: { role: true },
  })
  const given = new Set(posts.map((post) => post.role))
  return roles.filter((role) => !given.has(role.key)).map(({ key, name }) => ({ key, name: name as Text }))
}

/**
 * A token with which each administrator's role can be claimed once, valid for 24 hours; null when there is nothing left
 * to claim. Printed in the log of a first start: only who can read that log becomes administrator. An older token ends.
 */
export async function firstAdministratorToken(): Promise<string | null> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    if ((await unclaimedRoles(tx)).length === 0) return null
    const token = newSecret()
    await tx.challenge.updateMany({ where: { kind, usedAt: null }, data: { usedAt: now() } })
    const until = new Date(now().getTime() + validMs)
    await tx.challenge.createMany({ data: [{ kind, macOf: mac(kind, token), until }] })
    return token
  })
}

/** Holds the token for this transaction, so that two claims follow each other. False when it does not hold (any more). */
export async function holdToken(tx: Transaction, token: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id::text AS id FROM challenge
    WHERE kind = ${kind} AND mac_of = ${mac(kind, token)} AND used_at IS NULL AND until > ${now()} FOR UPDATE`
  return found.length === 1
}

/** Ends the token when every role is taken. */
export async function closeToken(tx: Transaction, token: string): Promise<void> {
  if ((await unclaimedRoles(tx)).length > 0) return
  await tx.challenge.updateMany({ where: { kind, macOf: mac(kind, token) }, data: { usedAt: now() } })
}

/** Whether a token is out that somebody could claim with. */
export async function tokenIsOut(tx: Transaction): Promise<boolean> {
  return (await tx.challenge.count({ where: { kind, usedAt: null, until: { gt: now() } } })) > 0
}
