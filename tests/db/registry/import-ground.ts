import ExcelJS from 'exceljs'
import { spreadsheetKind } from '@/lib/files/spreadsheet/spreadsheet-kind'
import { getObject, putObject, storageKey } from '@/lib/files/storage'
import { newId } from '@/lib/kernel/ids'
import type { Entry } from '@/lib/kernel/transaction'
import { type ImportPageView, importPage, openImportFile } from '@/lib/registry/imports/import-page'
import { applyImport } from '@/lib/registry/imports/order-import'
import { runImport } from '@/lib/registry/imports/run-import'
import { startImport } from '@/lib/registry/imports/start-import'

export type Cells = (string | number | Date | { formula: string; result?: string | number } | null)[]

/** An .xlsx as Excel writes it. */
export async function workbookOf(rows: readonly Cells[], name = '名单'): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(name)
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await book.xlsx.writeBuffer())
}

type Upload = { entry: Entry; bytes: Buffer; target?: string; source?: string }

/** Uploads a file as the handler does, without running the worker. Answers the batch. */
export async function uploaded({ entry, bytes, target = '', source = '测试来源' }: Upload): Promise<string> {
  const kind = spreadsheetKind(bytes)
  if ('problem' in kind) throw new Error(kind.problem)
  const id = newId()
  await putObject(storageKey('files', id), bytes)
  const file = { id, mime: kind.mime, size: bytes.length, sha256: 'x', name: `名单.${kind.ending}` }
  const { data } = await startImport.execute({ entry, input: { file, target, source } })
  return String(data?.batch)
}

/** Uploads a file and lets the worker read it. */
export async function read(upload: Upload): Promise<string> {
  const id = await uploaded(upload)
  await runImport(id)
  return id
}

export async function pageOf(entry: Entry, batch: string): Promise<ImportPageView> {
  return (await importPage.execute({ entry, input: { batch } })).answer
}

/** Brings a checked file in. */
export async function apply(entry: Entry, batch: string, choice: 'skip' | 'update' = 'skip'): Promise<ImportPageView> {
  await applyImport.execute({ entry, input: { batch, choice } })
  await runImport(batch)
  return pageOf(entry, batch)
}

/** The marked copy of a file, read back. */
export async function markedOf(entry: Entry, batch: string): Promise<ExcelJS.Workbook> {
  const { answer } = await openImportFile.execute({ entry, input: { batch } })
  const bytes = await getObject(storageKey('files', answer.file))
  if (!bytes) throw new Error('no marked file')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return book
}
