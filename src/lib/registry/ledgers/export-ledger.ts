import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { command } from '@/lib/kernel/command'
import { park } from '@/lib/kernel/parked'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { ledgerLevel, personalLevel } from './ledger-fields'
import { ledgerFilter } from './ledger-filter'
import { aboutLedger } from './ledger-subject'

/** An export as it was ordered: which ledger, which filter, whole numbers or masked ones. */
export const orderedExport = z.strictObject({
  register: z.string().max(80),
  filter: ledgerFilter.default({}),
  whole: z.boolean().default(false),
})
export type AskedExport = z.infer<typeof orderedExport>

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
