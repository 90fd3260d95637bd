import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { command } from '@/lib/kernel/command'
import { park, parked } from '@/lib/kernel/parked'
import { query } from '@/lib/kernel/query'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitName } from '../unit-names'
import { cellText } from './cell-text'
import { ledgerContext, openEntries } from './entry-rows'
import { ledgerFields, ledgerLevel, levelOf, personalLevel } from './ledger-fields'
import { type LedgerFilter, ledgerFilter } from './ledger-filter'
import { ledgerPosts } from './ledger-rights'
import { aboutLedger } from './ledger-subject'
import { ledgerName } from './ledger-words'
import { exportCell } from './export-cell'
import { selectEntries } from './select-entries'

const asked = z.strictObject({
  register: z.string().max(80),
  filter: ledgerFilter.default({}),
  whole: z.boolean().default(false),
})
export type AskedExport = z.infer<typeof asked>

/**
 * Orders the Excel file of a ledger: exactly the filter on the screen. Numbers are masked as on the screen; with `whole`
 * they are written out, which needs the right to unmask and a purpose that stays in the audit trail. Leads to the address
 * under which this account alone can fetch it for half an hour.
 */
export const exportLedger = command({
  name: 'export-ledger',
  permission: 'register.export',
  input: z.strictObject({
    register: z.string().max(80),
    filter: z.preprocess(parsedFilter, ledgerFilter),
    whole: z.literal('yes').optional(),
    purpose: z.string().trim().max(200, 'too-long').optional(),
  }),
  subject: ({ tx, actor, input: { register: key } }) => aboutLedger({ tx, actor }, { key, verb: 'read' }),
  run: async ({ tx, actor, audit, input: { register: key, filter, whole, purpose } }) => {
    const register = (await loadOffice(tx)).register(key)
    if (!register) throw new Refusal('not-found')
    const personal = ledgerLevel(register) >= personalLevel
    if (whole && !actor.posts.some((post) => post.grants.includes('register.unmask'))) throw new Refusal('not-allowed')
    if (personal && whole && [...(purpose ?? '')].length < 4) throw invalid('purpose', 'reason-short')
    const value: AskedExport = { register: key, filter, whole: Boolean(whole) }
    const id = await park(tx, { account: actor.account ?? '', value })
    audit({ reason: purpose || null, detail: { ...value, filter: JSON.stringify(filter) } })
    return { to: `/registers/${key}/export/${id}`, data: { id } }
  },
})

/** A form carries the filter as text. */
function parsedFilter(given: unknown): unknown {
  if (typeof given !== 'string') return given ?? {}
  try {
    return JSON.parse(given || '{}')
  } catch {
    return null
  }
}

export type ExportHead = { name: string; columns: string[]; filter: LedgerFilter; whole: boolean; numeric: boolean[] }
const atOnce = 5000

/**
 * One stretch of an ordered export: its head and up to 5,000 rows after an entry. Read again with the rights of the
 * moment; nothing for whoever did not order it.
 */
export const exportRows = query({
  name: 'export-rows',
  permission: 'register.export',
  input: z.strictObject({
    key: z.string().max(80),
    id: z.uuid(),
    after: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  subject: ({ tx, actor, input: { key } }) => aboutLedger({ tx, actor }, { key, verb: 'read' }),
  run: async ({ tx, actor, input: { key, id, after, locale } }) => {
    const order = asked.safeParse(await parked(tx, id))
    const office = await loadOffice(tx)
    const register = office.register(key)
    if (!order.success || !register || order.data.register !== key) throw new Refusal('not-found')
    const { filter, whole } = order.data
    const posts = ledgerPosts(actor, register, 'read')
    const rows = await openEntries(
      tx,
      register,
      await selectEntries(tx, { register, posts, filter, after, most: atOnce }),
    )
    const ctx = await ledgerContext(tx, { office, locale, reveal: whole }, { register, rows })
    const fields = ledgerFields(register).filter(({ type }) => type !== 'rows' && type !== 'file')
    const state = (word: string) => {
      const name = register.states?.[word]
      return name ? say(name, locale) : word
    }
    const head: ExportHead = {
      name: ledgerName(register, locale),
      columns: fields.map((field) => say(field.label, locale)),
      numeric: fields.map(({ type }) => type === 'number' || type === 'money'),
      filter,
      whole: whole || fields.every((field) => levelOf(field) < personalLevel),
    }
    return {
      head,
      rows: rows.map((row) => ({
        cells: fields.map((field) => exportCell(field, row.data[field.key], cellText(field, row.data[field.key], ctx))),
        state: state(row.status),
        unit: unitName(office, row.unitPath, locale) ?? row.unitPath,
        from: row.from,
        to: row.to ?? '',
      })),
      next: rows.length === atOnce ? (rows.at(-1)?.id ?? null) : null,
    }
  },
})
