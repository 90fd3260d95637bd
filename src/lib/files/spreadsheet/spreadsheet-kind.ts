/** Kinds of table files, by their media type. */
export const spreadsheetKinds = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
} as const
export type SpreadsheetMime = keyof typeof spreadsheetKinds

const starts = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, at) => bytes[at] === byte)

/**
 * The kind of a table file from its first bytes, or the code of the sentence that refuses it. The old .xls and an .xlsx
 * with a password are the same kind of container and get one sentence. Text is believed to be CSV; reading decides.
 */
export function spreadsheetKind(bytes: Uint8Array): { mime: SpreadsheetMime; ending: string } | { problem: string } {
  if (bytes.length === 0) return { problem: 'file-empty' }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { problem: 'sheet-old' }
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    return { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' }
  }
  const marked = starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)
  if (!marked && bytes.subarray(0, 4096).includes(0)) return { problem: 'sheet-kind' }
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46) || starts(bytes, 0x7b, 0x5c, 0x72, 0x74)) return { problem: 'sheet-kind' }
  return { mime: 'text/csv', ending: 'csv' }
}
