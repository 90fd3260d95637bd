import { z } from 'zod'

const word = z.string().max(80)

/** What the address of a list says: state, unit, codes of columns, what is overdue, and the order. */
export const ledgerFilter = z.strictObject({
  /** `current` when left out: in force today. `ended`, `all`, or a state of the ledger. */
  state: word.optional(),
  unit: z.string().max(200).optional(),
  /** Only what had to be looked at again before today. */
  overdue: z.literal('1').optional(),
  /** Field of the list, with `-` before it for the other way round; the newest first when left out. */
  sort: word.optional(),
  /** Codes by field. */
  codes: z.record(word, word).optional(),
})
export type LedgerFilter = z.infer<typeof ledgerFilter>

type Query = Readonly<Record<string, string | string[] | undefined>>

/** The filter in the parameters of an address (`?state=ended&f.kind=03&sort=-on`); what nobody can have meant is left out. */
export function filterOf(query: Query): LedgerFilter {
  const one = (name: string) => (typeof query[name] === 'string' && query[name] !== '' ? query[name] : undefined)
  const codes = Object.keys(query).flatMap((name) => {
    const code = name.startsWith('f.') ? one(name) : undefined
    return code ? [[name.slice(2), code] as const] : []
  })
  const given = {
    state: one('state'),
    unit: one('unit'),
    overdue: one('overdue'),
    sort: one('sort'),
    ...(codes.length > 0 ? { codes: Object.fromEntries(codes) } : {}),
  }
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const parsed = ledgerFilter.safeParse(known)
  return parsed.success ? parsed.data : {}
}

/** The parameters of an address that say this filter; `?` included, empty when there is nothing to say. */
export function filterQuery(filter: LedgerFilter, more: Record<string, string | undefined> = {}): string {
  const { codes = {}, ...plain } = filter
  const named = Object.fromEntries(Object.entries(codes).map(([key, code]) => [`f.${key}`, code]))
  const pairs = Object.entries({ ...plain, ...named, ...more }).filter(([, value]) => value)
  const query = new URLSearchParams(pairs as [string, string][]).toString()
  return query ? `?${query}` : ''
}
