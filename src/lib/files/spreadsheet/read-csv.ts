import 'server-only'
import { invalid } from '@/lib/kernel/refusal'
import { type Cell, type SheetRow, textCell } from './cell'
import type { Spreadsheet } from './read-spreadsheet'
import { mostColumns } from './sheet-rows'

const separators = [',', ';', '\t'] as const
const sampled = 20

/** Opens text with separators (RFC 4180): UTF-8, UTF-16 with its mark, or GB18030; comma, semicolon or tab. */
export function readCsv(bytes: Buffer): Spreadsheet {
  const text = decode(bytes)
  if (text.includes('\0')) throw invalid('file', 'sheet-kind')
  const separator = separatorOf(text)
  return {
    sheets: [''],
    async *rows() {
      let no = 0
      for (const fields of records(text, separator)) {
        no += 1
        if (fields.length > mostColumns) throw invalid('file', 'sheet-columns')
        yield { no, cells: fields.map(csvCell) } satisfies SheetRow
      }
    },
  }
}

/** What is not valid UTF-8 is GB18030, the other encoding that Chinese software writes; what is neither is refused. */
function decode(bytes: Buffer): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {}
  }
  throw invalid('file', 'sheet-encoding')
}

/** The separator that splits most of the first lines into the same number of fields, and most of them. */
function separatorOf(text: string): string {
  const scored = separators.map((separator) => {
    const widths: number[] = []
    for (const fields of records(text, separator)) {
      if (widths.length >= sampled) break
      widths.push(fields.length)
    }
    const most = Math.max(1, ...widths)
    return { separator, score: most === 1 ? 0 : widths.filter((width) => width === most).length * 1000 + most }
  })
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).separator
}

/** The records of a text. A quoted field may hold separators, line ends and doubled quotes. */
export function* records(text: string, separator: string): Generator<string[]> {
  let [fields, at] = [[] as string[], 0]
  while (at < text.length) {
    const field = text[at] === '"' ? quoted(text, at) : bare(text, at, separator)
    fields.push(field.value)
    at = field.end
    if (text[at] === separator) {
      at += 1
      if (at === text.length) fields.push('')
      continue
    }
    yield fields
    fields = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  if (fields.length > 0) yield fields
}

function bare(text: string, at: number, separator: string): { value: string; end: number } {
  let end = at
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(at, end), end }
}

function quoted(text: string, at: number): { value: string; end: number } {
  let end = text.indexOf('"', at + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  if (end < 0) throw invalid('file', 'sheet-broken')
  return { value: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 }
}

/** `="0571"` is how some software keeps digits from being eaten; any other formula has no value here. */
function csvCell(raw: string): Cell {
  const kept = /^="([^"]*)"$/.exec(raw.trim())?.[1]
  if (kept !== undefined) return textCell(kept)
  return raw.trim().startsWith('=') && raw.trim().length > 1 ? { text: '', problem: 'formula' } : textCell(raw)
}
