import 'server-only'
import type { Actor } from './actor'
import type { Transaction } from './transaction'

export type OutboxRow = { topic: string; payload: Record<string, string> }
export type AuditRow = {
  command: string
  outcome: string
  subject?: string | null
  unitPath?: string | null
  reason?: string | null
  detail?: Record<string, unknown>
}

/** What a command leaves behind beside its own rows. */
export type Trace = {
  audit: AuditRow[]
  outbox: OutboxRow[]
  receipt?: { owner: string; key: string; outcome: unknown }
}

function post(actor: Actor): string | null {
  const [first] = actor.posts
  return first?.unit ? `${first.role}@${first.unit}` : null
}

/**
 * Writes audit rows, outbox rows and the answer kept for a repeated post, in one statement of the caller's transaction.
 * Audit details hold ids, words and counts, never a name or a number of a person.
 */
export async function record(tx: Transaction, actor: Actor, trace: Trace): Promise<void> {
  const who = { account: actor.account, post: post(actor), channel: actor.channel, behalf: actor.behalf }
  const audit = trace.audit.map((row) => ({ ...who, ...row, detail: row.detail ?? {} }))
  await tx.$executeRaw`
    WITH audited AS (
      INSERT INTO audit (account, post, channel, behalf, command, subject, unit_path, outcome, reason, detail)
      SELECT account, post, channel, behalf, command, subject, "unitPath", outcome, reason, detail
      FROM jsonb_to_recordset(${JSON.stringify(audit)}::jsonb) AS a(account uuid, post text, channel text, behalf uuid, command text, subject text, "unitPath" text, outcome text, reason text, detail jsonb)
    ), emitted AS (
      INSERT INTO outbox (topic, payload)
      SELECT topic, payload FROM jsonb_to_recordset(${JSON.stringify(trace.outbox)}::jsonb) AS o(topic text, payload jsonb)
    )
    UPDATE receipt SET outcome = ${JSON.stringify(trace.receipt?.outcome ?? null)}::jsonb
    WHERE owner = ${trace.receipt?.owner ?? ''} AND key = ${trace.receipt?.key ?? ''}`
}
