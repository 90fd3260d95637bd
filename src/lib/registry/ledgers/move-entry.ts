import 'server-only'
import { z } from 'zod'
import { readAnswers } from '@/lib/forms/answers'
import { withAnswers } from '@/lib/forms/scope'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { changeEntry } from './change-entry'
import { movesFor, moveTarget } from './entry-moves'
import { entryScope } from './entry-scope'
import { isEnd } from './entry-states'
import { areaOf, ledgerPosts } from './ledger-rights'
import { aboutEntry } from './ledger-subject'
import { type LoadedEntry, loadEntry } from './load-entry'
import { entryContext } from './read-entries'

/**
 * One move of an entry, as its ledger defines it: who, from which states, to which, and what is asked. A move to a state
 * that no other move leaves ends the entry. Refuses with `not-allowed` when the move is not this actor's now.
 */
export const moveEntry = command({
  name: 'move-entry',
  permission: 'register.write',
  input: z.strictObject({
    id: z.uuid(),
    action: z.string().max(60),
    version: z.coerce.number().int().min(1),
    asked: z.unknown().optional(),
  }),
  subject: ({ tx, actor, input: { id } }) => aboutEntry({ tx, actor }, { entry: id, verb: 'read' }),
  run: async ({ tx, actor, audit, input: { id, action, version, asked: typed } }) => {
    const loaded = await loadEntry(tx, id)
    const { register, entry, office } = loaded
    const scope = entryScope(office, { unitPath: entry.unitPath, data: entry.data })
    const posts = ledgerPosts(actor, register, 'read').filter((post) => entry.unitPath.startsWith(areaOf(post)))
    const move = movesFor(register, { status: entry.status, scope, posts }).find((each) => each.action === action)
    const target = move && moveTarget(move, scope)
    if (!move || !target) throw new Refusal('not-allowed', 'action-not-yours')
    const asked = await readMoveForm(tx, loaded, { form: move.ask, typed })
    const over = isEnd(register, target)
    const next = { status: target, to: over ? endOf(entry.from) : entry.to, staleOn: over ? null : entry.staleOn, over }
    const told = { from: entry.status, to: target, asked }
    await changeEntry(tx, { id, version, ...next }, { verb: action, account: actor.account, told })
    audit({
      subject: id,
      unitPath: entry.unitPath,
      detail: { register: register.key, action, from: entry.status, to: target },
    })
    return { to: `/registers/${register.key}/${id}?did=move`, data: { status: target } }
  },
})

/** An entry ends today, and never before it began. */
export const endOf = (from: string): string => (from > today() ? from : today())

type Asked = { form: string | undefined; typed: unknown }

async function readMoveForm(
  tx: Transaction,
  { office, register, entry }: LoadedEntry,
  { form: name, typed }: Asked,
): Promise<Record<string, unknown> | null> {
  const form = name ? office.form(name.replaceAll('_', '-'))?.form : undefined
  if (!form) return null
  const scope = withAnswers(entryScope(office, { unitPath: entry.unitPath, data: entry.data }), {})
  const ctx = await entryContext(tx, { office, register, unitPath: entry.unitPath }, [])
  const read = readAnswers({ form, input: typed ?? {}, scope, ctx })
  if (read.errors.length === 0) return read.answers
  throw new Refusal(
    'invalid',
    'invalid',
    read.errors.map((each) => ({ ...each, name: `asked.${each.name}` })),
  )
}
