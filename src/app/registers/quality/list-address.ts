/** What the address of a list says: which list, of which street, filtered by what. */
export type ListQuery = { tab?: string; street?: string; element?: string; community?: string; after?: string }

/** The tabs of the desk, in their order; lists of facts and lists of pairs. */
export const tabs = ['conflicts', 'overdue', 'unverified', 'duplicates', 'waiting', 'merged'] as const
export type Tab = (typeof tabs)[number]

/** The address of a list; what is empty is left out, and the first list needs no word. */
export function listHref({ tab, ...rest }: ListQuery): string {
  const given = Object.entries({ ...(tab === 'conflicts' ? {} : { tab }), ...rest }).flatMap(([key, value]) =>
    value ? [[key, value] as [string, string]] : [],
  )
  const query = new URLSearchParams(given).toString()
  return query ? `/registers/quality?${query}` : '/registers/quality'
}
