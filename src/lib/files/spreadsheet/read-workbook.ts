import 'server-only'
import { invalid } from '@/lib/kernel/refusal'
import type { SheetRow } from './cell'
import { numberFormats } from './number-formats'
import type { Sheet, Spreadsheet } from './read-spreadsheet'
import { sheetRows, type Workbook } from './sheet-rows'
import { attribute, type XmlEvent, xmlEvents } from './xml-events'
import { type Budget, unpack, type ZipEntry, zipEntries } from './zip-entries'

type Book = { entries: Map<string, ZipEntry>; budget: Budget }

/**
 * Opens an .xlsx (ECMA-376). Its parts are unpacked as they are read, never to disk, and never more than `unpacked` bytes
 * for one reading. Written here and not left to the library, which keeps sheets as plain files in the temporary folder.
 */
export async function readWorkbook(bytes: Buffer, { unpacked }: { unpacked: number }): Promise<Spreadsheet> {
  const book: Book = { entries: zipEntries(bytes), budget: { left: unpacked } }
  const { sheets, since1904 } = await sheetsOf(book)
  if (sheets.length === 0) throw invalid('file', 'sheet-broken')
  let shared: Workbook | undefined
  return {
    sheets: sheets.map(({ name }) => name),
    async *rows(index) {
      const reading = { ...book, budget: { left: unpacked } }
      shared ??= { strings: await stringsOf(reading), formats: await formatsOf(reading), since1904 }
      const entry = book.entries.get(sheets[index]?.path ?? '')
      if (entry) yield* sheetRows(xmlEvents(unpack(entry, reading.budget)), shared) as AsyncGenerator<SheetRow>
    },
  }
}

function eventsOf({ entries, budget }: Book, path: string): AsyncIterable<XmlEvent[]> {
  const entry = entries.get(path)
  return entry ? xmlEvents(unpack(entry, budget)) : nothing()
}

async function* nothing(): AsyncGenerator<XmlEvent[]> {}

async function sheetsOf(book: Book): Promise<{ sheets: (Sheet & { path: string })[]; since1904: boolean }> {
  const targets = new Map<string, string>()
  for await (const batch of eventsOf(book, 'xl/_rels/workbook.xml.rels')) {
    for (const event of batch) {
      if (event.kind === 'open' && event.name === 'Relationship')
        targets.set(attribute(event.attributes, 'Id') ?? '', pathOf(attribute(event.attributes, 'Target') ?? ''))
    }
  }
  const sheets: (Sheet & { path: string })[] = []
  let since1904 = false
  for await (const batch of eventsOf(book, 'xl/workbook.xml')) {
    for (const event of batch) {
      if (event.kind !== 'open') continue
      if (event.name === 'workbookPr') since1904 = /^(1|true)$/.test(attribute(event.attributes, 'date1904') ?? '')
      if (event.name !== 'sheet') continue
      const path = targets.get(idOf(event.attributes)) ?? ''
      if (book.entries.has(path)) sheets.push({ name: attribute(event.attributes, 'name') ?? '', path })
    }
  }
  return { sheets, since1904 }
}

/** The relation of a sheet; the plain `sheetId` beside it is another number. */
function idOf(attributes: string): string {
  return /[\w-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
}

async function formatsOf(book: Book): Promise<Workbook['formats']> {
  return numberFormats(eventsOf(book, 'xl/styles.xml'))
}

/** Texts that cells share. What stands in `rPh` tells how a text is pronounced and is no part of it. */
async function stringsOf(book: Book): Promise<string[]> {
  const strings: string[] = []
  let [text, reading, phonetic] = ['', false, false]
  for await (const batch of eventsOf(book, 'xl/sharedStrings.xml')) {
    for (const event of batch) {
      if (event.kind === 'text') text += reading && !phonetic ? event.text : ''
      else if (event.name === 't') reading = event.kind === 'open'
      else if (event.name === 'rPh') phonetic = event.kind === 'open'
      else if (event.name === 'si' && event.kind === 'open') text = ''
      else if (event.name === 'si') strings.push(text)
    }
  }
  return strings
}
