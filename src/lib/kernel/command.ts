import 'server-only'
import type { z } from 'zod'
import type { Actor } from './actor'
import { digest, mac } from './crypto'
import { can, type Permission, type Subject } from './policy'
import { type AuditRow, type OutboxRow, record } from './record'
import { Refusal } from './refusal'
import { type Entry, type Transaction, transaction } from './transaction'

/** Answer of a command: where the screen goes next, and plain data for callers that speak JSON. */
export type Outcome = { to?: string; data?: Record<string, unknown>; cookie?: CookieChange }
/** A cookie that the door sets with the answer; `value: null` removes it. Never kept with the receipt. */
export type CookieChange = { name: 'session' | 'mode' | 'locale'; value: string | null; maxAge?: number }

export type Run<Input> = {
  tx: Transaction
  actor: Actor
  input: Input
  /** Leaves word for the worker, in the same transaction. */
  emit: (topic: string, payload: Record<string, string>) => void
  /** Says what the audit row is about; may be called several times. */
  audit: (row: Omit<AuditRow, 'command' | 'outcome'>) => void
}

type Definition<Schema extends z.ZodType> = {
  name: string
  permission: Permission
  input: Schema
  /** Loads what the right is asked about; null: it does not exist or must look so. */
  subject?: (context: { tx: Transaction; actor: Actor; input: z.infer<Schema> }) => Promise<Subject | null>
  /** Who runs it when nobody is signed in: `signin` for the sign-in desk. Default `public`. */
  enterAs?: 'public' | 'signin'
  run: (context: Run<z.infer<Schema>>) => Promise<Outcome>
}

export type Call = { entry: Entry; input: unknown; key?: string }
export type Command = {
  name: string
  permission: Permission
  input: z.ZodType
  enterAs: 'public' | 'signin' | 'session'
  execute: (call: Call) => Promise<Outcome>
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => ({ name: issue.path.join('.'), code: issue.message }))
  throw new Refusal('invalid', 'invalid', problems)
}

/** Throws `not-signed-in`, `not-allowed` or `not-found` unless the actor may. Asked before and after the subject is known. */
export async function authorise<Input>(
  definition: {
    permission: Permission
    subject?: (context: { tx: Transaction; actor: Actor; input: Input }) => Promise<Subject | null>
  },
  context: { tx: Transaction; actor: Actor; input: Input },
): Promise<void> {
  const { permission, subject } = definition
  if (!can(context.actor, permission)) {
    throw new Refusal(context.actor.kind === 'public' ? 'not-signed-in' : 'not-allowed')
  }
  if (!subject) return
  const found = await subject(context)
  if (!found) throw new Refusal('not-found')
  if (!can(context.actor, permission, found)) throw new Refusal('not-allowed')
}

/** Claims the key for this payload. Answers the kept outcome when the same post was carried out before. */
async function claim(
  tx: Transaction,
  receipt: { owner: string; key: string; payload: string },
): Promise<Outcome | null> {
  const { owner, key, payload } = receipt
  const claimed = await tx.$executeRaw`
    INSERT INTO receipt (owner, key, payload_mac) VALUES (${owner}, ${key}, ${payload}) ON CONFLICT DO NOTHING`
  if (claimed === 1) return null
  const [kept] = await tx.$queryRaw<{ payload_mac: string; outcome: Outcome | null }[]>`
    SELECT payload_mac, outcome FROM receipt WHERE owner = ${owner} AND key = ${key}`
  if (!kept || kept.payload_mac !== payload || !kept.outcome) throw new Refusal('conflict', 'key-used')
  return kept.outcome
}

async function auditRefusal(call: Call, name: string, refusal: Refusal): Promise<void> {
  if (refusal.code === 'invalid') return
  await transaction(call.entry, async ({ tx, actor }) =>
    record(tx, actor, { audit: [{ command: name, outcome: refusal.code, reason: refusal.reason }], outbox: [] }),
  )
}

/**
 * Declares a command: the only way to write. One transaction holds the business rows, the audit row, the outbox rows and
 * the answer kept under the caller's key, so that a repeated post changes nothing and gets the same answer.
 * Refuses with `Refusal`; refused attempts (but not mistyped forms) are audited after the rollback.
 */
export function command<Schema extends z.ZodType>(definition: Definition<Schema>): Command {
  const { name, permission, input: schema } = definition
  const attempt = async (call: Call): Promise<Outcome> => {
    const input = parse(schema, call.input)
    return transaction(call.entry, async ({ tx, actor }) => {
      await authorise(definition, { tx, actor, input })
      const owner = actor.account ?? call.entry.visit ?? ''
      const receipt = call.key && owner ? { owner, key: `${name}:${digest(call.key)}` } : undefined
      const kept = receipt && (await claim(tx, { ...receipt, payload: mac('payload', JSON.stringify(input)) }))
      if (kept) return kept
      const audit: AuditRow[] = []
      const outbox: OutboxRow[] = []
      const outcome = await definition.run({
        tx,
        actor,
        input,
        emit: (topic, payload) => outbox.push({ topic, payload }),
        audit: (row) => audit.push({ command: name, outcome: 'done', ...row }),
      })
      if (audit.length === 0) audit.push({ command: name, outcome: 'done' })
      const { cookie: _, ...keepable } = outcome
      await record(tx, actor, { audit, outbox, receipt: receipt && { ...receipt, outcome: keepable } })
      return outcome
    })
  }
  const execute = async (call: Call): Promise<Outcome> => {
    try {
      return await attempt(call)
    } catch (error) {
      if (error instanceof Refusal) await auditRefusal(call, name, error)
      throw error
    }
  }
  return { name, permission, input: schema, enterAs: definition.enterAs ?? 'session', execute }
}
