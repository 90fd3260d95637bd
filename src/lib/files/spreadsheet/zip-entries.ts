import 'server-only'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { invalid } from '@/lib/kernel/refusal'

/** One file inside a zip: its name and its packed bytes, which are a view and not a copy. */
export type ZipEntry = { name: string; stored: boolean; packed: Buffer }
/** How many bytes may still be unpacked, for all entries of a file together: a zip bomb stops here. */
export type Budget = { left: number }

const endMark = 0x06054b50
const entryMark = 0x02014b50
const mostEntries = 4000

/**
 * The files of a zip by their central directory (APPNOTE 4.3.12). Refuses what is damaged, encrypted, packed by anything
 * but deflate, or has an unreasonable number of entries. What sizes the zip claims is not believed: `unpack` counts.
 */
export function zipEntries(bytes: Buffer): Map<string, ZipEntry> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endMark) throw damaged()
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)]
  if (count > mostEntries) throw damaged()
  const entries = new Map<string, ZipEntry>()
  let at = start
  for (let n = 0; n < count; n += 1) {
    const { entry, next } = entryAt(bytes, at)
    if (entries.has(entry.name)) throw damaged()
    entries.set(entry.name, entry)
    at = next
  }
  return entries
}

function entryAt(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) throw damaged()
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
  if (flags & 1) throw invalid('file', 'sheet-locked')
  if (method !== 0 && method !== 8) throw damaged()
  const [nameSize, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
    number,
    number,
    number,
  ]
  const [size, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
  if (local + 30 > bytes.length) throw damaged()
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (from + size > bytes.length) throw damaged()
  const name = bytes.toString('utf8', at + 46, at + 46 + nameSize)
  const entry = { name, stored: method === 0, packed: bytes.subarray(from, from + size) }
  return { entry, next: at + 46 + nameSize + extra + comment }
}

function damaged() {
  return invalid('file', 'sheet-broken')
}

/** The text of an entry while it is unpacked, in parts. Refuses when the budget is used up or the bytes are damaged. */
export async function* unpack(entry: ZipEntry, budget: Budget): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  const source = entry.stored ? Readable.from([entry.packed]) : inflated(entry.packed)
  try {
    for await (const part of source as AsyncIterable<Buffer>) {
      budget.left -= part.length
      if (budget.left < 0) throw invalid('file', 'sheet-too-large')
      yield decoder.decode(part, { stream: true })
    }
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && String(problem.code).startsWith('Z_')) throw damaged()
    throw problem
  } finally {
    source.destroy()
  }
  yield decoder.decode()
}

function inflated(packed: Buffer): Readable {
  const inflate = createInflateRaw()
  inflate.end(packed)
  return inflate
}
