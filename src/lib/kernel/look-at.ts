import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Actor } from './actor'
import { inReach } from './in-reach'
import type { Permission } from './policy'
import type { Look } from './read-about'
import type { Transaction } from './transaction'

export type OwnLook = Look & { mine: boolean }
type Looking = {
  /** The query that looks, as the trail names it. */
  command: string
  subject: string
  unitPath: string
  permission: Permission
  /** Looks of these kinds are read. */
  commands: readonly string[]
}

/**
 * Notes that the actor looks at a subject, and reads in the same statement who looked before, newest first, at most 50: the
 * actor's own looks, and those of the units that the permission reaches. The look itself is not among them.
 */
export async function lookAt(tx: Transaction, actor: Actor, looking: Looking): Promise<OwnLook[]> {
  const { command, subject, unitPath, permission, commands } = looking
  const [post] = actor.posts
  const from = post?.unit ? `${post.role}@${post.unit}` : null
  return tx.$queryRaw<OwnLook[]>`
    WITH looked AS (
      INSERT INTO audit (account, post, channel, behalf, command, subject, unit_path, outcome)
      VALUES (${actor.account}::uuid, ${from}, ${actor.channel}, ${actor.behalf}::uuid, ${command}, ${subject}, ${unitPath}, 'done'))
    SELECT at, post, command, reason, detail, account IS NOT DISTINCT FROM ${actor.account}::uuid AS mine FROM audit
    WHERE subject = ${subject} AND command = ANY (${[...commands]}) AND outcome = 'done'
      AND (account = ${actor.account}::uuid OR ${inReach(Prisma.sql`unit_path`, actor, permission)})
    ORDER BY seq DESC LIMIT 50`
}
