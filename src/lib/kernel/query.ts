import 'server-only'
import type { z } from 'zod'
import type { Actor } from './actor'
import { authorise } from './command'
import type { Permission, Subject } from './policy'
import { Refusal } from './refusal'
import { type Entry, type Transaction, transaction } from './transaction'

type Context<Input> = { tx: Transaction; actor: Actor; input: Input }
type Definition<Schema extends z.ZodType, Answer> = {
  name: string
  permission: Permission
  input: Schema
  subject?: (context: Context<z.infer<Schema>>) => Promise<Subject | null>
  run: (context: Context<z.infer<Schema>>) => Promise<Answer>
}

export type Query<Input, Answer> = {
  name: string
  permission: Permission
  execute: (call: { entry: Entry; input: Input }) => Promise<{ answer: Answer; actor: Actor }>
}

/**
 * Declares a query: what one page shows, read in one transaction as the actor. Answers a view with chosen fields.
 * Refuses like a command; an input that does not fit (a mistyped address) is `not-found`.
 */
export function query<Schema extends z.ZodType, Answer>(
  definition: Definition<Schema, Answer>,
): Query<z.input<Schema>, Answer> {
  return {
    name: definition.name,
    permission: definition.permission,
    execute: async ({ entry, input: raw }) => {
      const parsed = definition.input.safeParse(raw)
      if (!parsed.success) throw new Refusal('not-found')
      return transaction(entry, async ({ tx, actor }) => {
        const context = { tx, actor, input: parsed.data }
        await authorise(definition, context)
        return { answer: await definition.run(context), actor }
      })
    },
  }
}
