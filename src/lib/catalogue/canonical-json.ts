/**
 * The one text of a piece of plain data: names sorted by code unit, no spaces, `undefined` left out. Two documents with
 * the same content have the same text whatever order their words were written in, except where order has meaning:
 * lists, and `stages` (the order of stages decides what `@first` stands for), which is written as a list of pairs.
 */
export function canonicalJson(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof data !== 'object' || data === null) return JSON.stringify(data) ?? 'null'
  const entries = Object.entries(data).filter(([, value]) => value !== undefined)
  return `{${entries.sort(byName).map(member).join(',')}}`
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function member([name, value]: [string, unknown]): string {
  const ordered = name === 'stages' && typeof value === 'object' && value !== null && !Array.isArray(value)
  return `${JSON.stringify(name)}:${canonicalJson(ordered ? Object.entries(value) : value)}`
}
