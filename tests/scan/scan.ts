import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync, inflateSync } from 'node:zlib'

/** Where a number was found and how it was written there. Never the number itself: a report must not hold it. */
export type Finding = { place: string; as: string }

type Numbers = ReadonlySet<string>
type Reading = { as: string; texts: (bytes: Buffer) => Iterable<string> }

const digitRun = /\d{11,}[Xx]?/g
const wideRun = { le: /(?:\d\0){11,}(?:[Xx]\0)?/g, be: /(?:\0\d){11,}(?:\0[Xx])?/g }
const base64Run = /[A-Za-z0-9+/_-]{15,}/g

/** Digits as they stand in UTF-8 and every code that has ASCII in it. */
function* plain(bytes: Buffer): Iterable<string> {
  for (const [run] of bytes.toString('latin1').matchAll(digitRun)) yield run
}

function* wide(bytes: Buffer, order: 'le' | 'be'): Iterable<string> {
  for (const [run] of bytes.toString('latin1').matchAll(wideRun[order])) yield run.replaceAll('\0', '')
}

/** Whatever reads as base64 or base64url, from each of the four places at which a group of characters may begin. */
function* base64(bytes: Buffer): Iterable<string> {
  for (const [run] of bytes.toString('latin1').matchAll(base64Run)) {
    for (let shift = 0; shift < 4; shift += 1) {
      const decoded = Buffer.from(run.slice(shift), 'base64')
      yield* plain(decoded)
      yield* wide(decoded, 'le')
      yield* wide(decoded, 'be')
    }
  }
}

const readings: readonly Reading[] = [
  { as: 'UTF-8', texts: plain },
  { as: 'UTF-16LE', texts: (bytes) => wide(bytes, 'le') },
  { as: 'UTF-16BE', texts: (bytes) => wide(bytes, 'be') },
  { as: 'base64', texts: base64 },
]

/** Whether one of the numbers stands anywhere in a run of digits. */
function holds(run: string, numbers: Numbers, lengths: readonly number[]): boolean {
  for (const length of lengths) {
    for (let from = 0; from + length <= run.length; from += 1) {
      if (numbers.has(run.slice(from, from + length).toUpperCase())) return true
    }
  }
  return false
}

/** The compressed parts of PDFs, opened; what is compressed otherwise or broken is left out. */
function* inflated(bytes: Buffer): Iterable<Buffer> {
  if (bytes.indexOf('%PDF-') === -1) return
  for (let from = bytes.indexOf('stream'); from !== -1; from = bytes.indexOf('stream', from + 6)) {
    if (bytes.toString('latin1', from - 3, from) === 'end') continue
    const start = from + 6 + (bytes[from + 6] === 13 ? 2 : 1)
    const end = bytes.indexOf('endstream', start)
    if (end === -1) return
    yield* opened(bytes.subarray(start, end))
  }
}

function* opened(stream: Buffer): Iterable<Buffer> {
  for (const inflate of [inflateSync, inflateRawSync]) {
    try {
      yield inflate(stream)
      return
    } catch {
      // Not this way of compression.
    }
  }
}

/** In a PDF a text may stand as hexadecimal, `<0031 0038>`: two or four digits for each character. */
function* hexTexts(content: Buffer): Iterable<Buffer> {
  for (const [, hex = ''] of content.toString('latin1').matchAll(/<([0-9A-Fa-f\s]{22,})>/g)) {
    yield Buffer.from(hex.replace(/\s/g, ''), 'hex')
  }
}

function readAs(bytes: Buffer, place: string, numbers: Numbers): Finding[] {
  const lengths = [...new Set([...numbers].map((number) => number.length))]
  return readings.flatMap(({ as, texts }) => {
    for (const run of texts(bytes)) if (holds(run, numbers, lengths)) return [{ place, as }]
    return []
  })
}

/** Every way in which one of the numbers stands readable in these bytes. */
export function scanBytes(bytes: Buffer, place: string, numbers: Numbers): Finding[] {
  const direct = readAs(bytes, place, numbers)
  const inside = [...inflated(bytes)].flatMap((part) =>
    [part, ...hexTexts(part)].flatMap((each) => readAs(each, `${place} (inflated)`, numbers)),
  )
  return [...direct, ...inside]
}

/** The same for every file below a folder. Answers how many files and bytes were read, so that silence means something. */
export function scanFolder(folder: string, numbers: Numbers): { findings: Finding[]; files: number; bytes: number } {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
  let bytes = 0
  const findings = paths.flatMap((path) => {
    const content = read(path)
    bytes += content.length
    return scanBytes(content, path, numbers)
  })
  return { findings, files: paths.length, bytes }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    // A running server takes files away while one looks.
    return Buffer.alloc(0)
  }
}
