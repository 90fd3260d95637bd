/** The items of one visit, kept in the address: no personal data, only keys of items. */
export type Visit = { resident: string; items: string[] }

const keys = /^[a-z0-9-]{1,80}$/
const most = 12

export function visitOf(resident: string, { visit, service }: { visit?: string; service?: string }): Visit {
  const named = [...(visit ?? '').split(','), service ?? ''].filter((key) => keys.test(key))
  return { resident, items: [...new Set(named)].slice(0, most) }
}

/** The address of an item of the visit; without one that of the list of items. */
export function visitHref({ resident, items }: Visit, service?: string): string {
  const query = new URLSearchParams()
  if (service) query.set('service', service)
  const others = items.filter((key) => key !== service)
  if (others.length > 0) query.set('visit', others.join(','))
  return query.size > 0 ? `/counter/${resident}?${query}` : `/counter/${resident}`
}
