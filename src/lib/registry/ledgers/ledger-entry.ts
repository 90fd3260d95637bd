import 'server-only'
import { z } from 'zod'
import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import type { Form } from '@/lib/forms/schema'
import { type SummaryGroup, summarise } from '@/lib/forms/summary'
import { today } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitName } from '../unit-names'
import { cellText } from './cell-text'
import { entryHistory } from './entry-history'
import { type EntryMove, movesFor } from './entry-moves'
import { ledgerContext, type OpenedEntry } from './entry-rows'
import { entryScope } from './entry-scope'
import { fieldsNamed, ledgerFields, ledgerLevel, personalLevel } from './ledger-fields'
import { areaOf, ledgerPosts } from './ledger-rights'
import { aboutEntry } from './ledger-subject'
import { type LedgerWords, ledgerName, ledgerWords } from './ledger-words'
import { loadEntry } from './load-entry'
import { unmaskedNow } from './unmask-entry'

/** A move as the page offers it: its button and what it asks. */
export type MoveView = {
  action: string
  label: string
  tone: 'primary' | 'quiet' | 'danger'
  form: Form
  words: LedgerWords
}

/** One entry: what it says, masked until a reason was given, how long it holds, its history, and what the reader may do. */
export const ledgerEntry = query({
  name: 'ledger-entry',
  permission: 'register.read',
  input: z.strictObject({
    key: z.string().max(80),
    id: z.uuid(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  subject: ({ tx, actor, input: { id } }) => aboutEntry({ tx, actor }, { entry: id, verb: 'read' }),
  run: async ({ tx, actor, input: { key, id, locale } }) => {
    const { office, register, entry } = await loadEntry(tx, id)
    if (register.key !== key) throw new Refusal('not-found')
    const reveal = await unmaskedNow(tx, { id, account: actor.account })
    const ctx = await ledgerContext(tx, { office, locale, reveal }, { register, rows: [entry] })
    if (ledgerLevel(register) >= personalLevel) {
      const about = { subject: id, unitPath: entry.unitPath, detail: { register: key, person: entry.subject } }
      await record(tx, actor, { audit: [{ command: 'ledger-entry', outcome: 'done', ...about }], outbox: [] })
    }
    const inArea = (verb: 'read' | 'write') =>
      ledgerPosts(actor, register, verb).filter((post) => entry.unitPath.startsWith(areaOf(post)))
    const scope = entryScope(office, { unitPath: entry.unitPath, data: entry.data })
    const open = entry.to === null && entry.status !== 'withdrawn'
    const moves = open ? movesFor(register, { status: entry.status, scope, posts: inArea('read') }) : []
    const may = actor.posts.flatMap((post) => post.grants)
    return {
      ...headOf(entry, { register, office, locale, ctx }),
      groups: groupsOf(entry, { register, ctx, scope }),
      history: await entryHistory(tx, id, { register, ctx }),
      moves: may.includes('register.write') ? moves.map((move) => moveView(move, { office, locale, entry })) : [],
      keeps: open && inArea('write').length > 0,
      corrects: open && inArea('write').length > 0 && !register.balance?.amount,
      fresh: register.fresh !== undefined,
      masked: !reveal && ledgerLevel(register) >= personalLevel,
      unmasks: may.includes('register.unmask'),
      revealed: reveal,
    }
  },
})

type Said = { register: Register; office: Office; locale: Locale; ctx: ShowContext }

function headOf(entry: OpenedEntry, { register, office, locale, ctx }: Said) {
  const [first] = fieldsNamed(register, register.list)
  const name = register.states?.[entry.status]
  const keptUntil = entry.to ? `${Number(entry.to.slice(0, 4)) + register.keep}${entry.to.slice(4)}` : null
  return {
    ledger: ledgerName(register, locale),
    title: (first && cellText(first, entry.data[first.key], ctx)) || ledgerName(register, locale),
    state: entry.status,
    stateName: name ? say(name, locale) : undefined,
    unit: unitName(office, entry.unitPath, locale) ?? entry.unitPath,
    from: entry.from,
    to: entry.to,
    staleOn: entry.staleOn,
    overdue: entry.staleOn !== null && entry.staleOn < today(),
    keep: register.keep,
    keptUntil,
    version: entry.rowVersion,
    caseId: entry.caseId,
    holder: register.balance ? entry.subject : null,
    open: (register.open ?? []).length > 0,
  }
}

function groupsOf(
  entry: OpenedEntry,
  { register, ctx, scope }: { register: Register; ctx: ShowContext; scope: ReturnType<typeof entryScope> },
): SummaryGroup[] {
  const fields = new Map(ledgerFields(register).map((field) => [field.key, field]))
  return summarise(register.fields, entry.data, { scope, ctx }).map((group) => ({
    ...group,
    rows: group.rows.map((row) => {
      const field = fields.get(row.key)
      return field ? { ...row, text: cellText(field, entry.data[row.key], ctx) } : row
    }),
  }))
}

function moveView(
  move: EntryMove,
  { office, locale, entry }: { office: Office; locale: Locale; entry: OpenedEntry },
): MoveView {
  const form = (move.ask && office.form(move.ask.replaceAll('_', '-'))?.form) || []
  const words = ledgerWords(form, { office, locale, within: entry.unitPath })
  return { action: move.action, label: say(move.label ?? move.action, locale), tone: move.tone ?? 'quiet', form, words }
}
