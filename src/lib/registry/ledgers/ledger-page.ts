import 'server-only'
import { z } from 'zod'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { today } from '@/lib/kernel/clock'
import { parked } from '@/lib/kernel/parked'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitName } from '../unit-names'
import { cellText } from './cell-text'
import { ledgerContext, type OpenedEntry, openEntries } from './entry-rows'
import { fieldsNamed, levelOf, personalLevel } from './ledger-fields'
import { ledgerFilter } from './ledger-filter'
import { ledgerHead } from './ledger-head'
import { areaOf, ledgerPosts } from './ledger-rights'
import { aboutLedger } from './ledger-subject'
import { areaChoices } from './ledger-words'
import { selectEntries } from './select-entries'

const pageSize = 50

export type LedgerLine = {
  id: string
  cells: string[]
  state: string
  /** The name that the ledger gives the state; without it a word of the messages. */
  stateName?: string
  unit: string
  from: string
  to: string | null
  overdue: boolean
}

/** One page of a ledger: columns, rows in words with numbers masked, what can be filtered by, and what the reader may do. */
export const ledgerPage = query({
  name: 'ledger-page',
  permission: 'register.read',
  input: z.strictObject({
    key: z.string().max(80),
    filter: ledgerFilter.default({}),
    after: z.uuid().optional(),
    /** Id under which the answer of the search box waits. */
    found: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  subject: ({ tx, actor, input: { key } }) => aboutLedger({ tx, actor }, { key, verb: 'read' }),
  run: async ({ tx, actor, input: { key, filter, after, found, locale } }) => {
    const office = await loadOffice(tx)
    const register = office.register(key)
    if (!register) throw new Refusal('not-found')
    const posts = ledgerPosts(actor, register, 'read')
    const kept = found ? foundIds.safeParse(await parked(tx, found)) : null
    const only = found ? (kept?.success ? kept.data : []) : undefined
    const rows = await selectEntries(tx, { register, posts, filter, after, only, most: pageSize + 1 })
    const shown = await openEntries(tx, register, rows.slice(0, pageSize))
    const ctx = await ledgerContext(tx, { office, locale }, { register, rows: shown })
    const personal = fieldsNamed(register, register.list).some((field) => levelOf(field) >= personalLevel)
    if (personal && shown.length > 0) {
      const detail = { register: key, shown: shown.length }
      await record(tx, actor, { audit: [{ command: 'ledger-page', outcome: 'done', detail }], outbox: [] })
    }
    return {
      ...ledgerHead(register, { office, locale }),
      units: areaChoices(office, posts.map(areaOf), locale),
      keeps: ledgerPosts(actor, register, 'write').length > 0,
      exports: actor.posts.some((post) => post.grants.includes('register.export')),
      rows: shown.map((row) => lineOf(row, { register, office, locale, ctx })),
      next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    }
  },
})

const foundIds = z.array(z.uuid()).max(200)
type Said = { office: Office; locale: Locale }

type Lined = Said & { register: Register; ctx: ShowContext }

function lineOf(row: OpenedEntry, { register, office, locale, ctx }: Lined): LedgerLine {
  const name = register.states?.[row.status]
  return {
    id: row.id,
    cells: fieldsNamed(register, register.list).map((field) => cellText(field, row.data[field.key], ctx)),
    state: row.to !== null && row.to <= today() && row.status === 'active' ? 'ended' : row.status,
    ...(name ? { stateName: say(name, locale) } : {}),
    unit: unitName(office, row.unitPath, locale) ?? row.unitPath,
    from: row.from,
    to: row.to,
    overdue: row.staleOn !== null && row.staleOn < today(),
  }
}
