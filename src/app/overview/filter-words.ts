import type { CaseFilter } from '@/lib/oversight/overview'

export type FilterQuery = { phase?: string; lead?: string; channel?: string; service?: string; state?: string }

/** The list behind a figure. */
export function casesHref(filter: CaseFilter | FilterQuery, after?: string): string {
  const pairs = Object.entries({ ...filter, after }).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return pairs.length > 0 ? `/overview/cases?${new URLSearchParams(pairs)}` : '/overview/cases'
}
