import type { Cell } from '@/lib/files/spreadsheet/cell'
import type { Option } from '@/lib/forms/fields/field-kind'
import type { Text } from '@/lib/text/text'
import { isConfidential, plainHead } from './header-words'
import type { ImportColumn } from './import-columns'

/** What is wrong with one cell; `at` is its column, null for the whole row. `code` has a sentence, see `say-problem`. */
export type RowProblem = {
  at: number | null
  name: string
  code: string
  params?: Record<string, string | number>
  label?: Text
  say?: Text
}
/** A mapped column of a file. */
export type Filled = ImportColumn & { at: number }
export type RowInputs = { inputs: Record<string, string>; problems: RowProblem[] }

/** What cells are understood with: code lists, and the units that may be named, by their plain names. */
export type Dictionary = {
  codes: (list: string) => readonly Option[] | undefined
  units: ReadonlyMap<string, string>
  /** The area of the import: where an address lies whose column of communities is empty. */
  area: string
}

/** Turns the cells of a row into the inputs that the form would post, with what is wrong with the cells themselves. */
export function cellInputs(cells: readonly Cell[], columns: readonly Filled[], words: Dictionary): RowInputs {
  const found: RowInputs = { inputs: {}, problems: [] }
  for (const column of columns) {
    const cell = cells[column.at] ?? { text: '' }
    const code = cell.problem ?? (isConfidential(cell.text) ? 'confidential' : undefined)
    if (code) found.problems.push({ at: column.at, name: column.key, code, label: column.label })
    else Object.assign(found.inputs, inputsOf(cell.text, column, words))
  }
  return withPlaces(found, columns, words)
}

/** The inputs of one text, for cells and for what is corrected by hand. Blank text is no input. */
export function inputsOf(text: string, { key, field }: ImportColumn, words: Dictionary): Record<string, string> {
  const plain = text.trim()
  if (plain === '') return {}
  const part = key.slice(field.key.length + 1)
  if (field.type === 'division' || part === 'division') return { [key]: unitOf(plain, words) ?? plain }
  if (field.type === 'choice' || field.type === 'score') return { [key]: codeOf(plain, field.codes, words) }
  if (field.type === 'choices' || field.type === 'checklist') {
    const each = plain.split(/[、,，;；/|\n]+/).filter((word) => word.trim() !== '')
    return Object.fromEntries(each.map((word, at) => [`${key}.${at}`, codeOf(word.trim(), field.codes, words)]))
  }
  if (field.type === 'date' || field.type === 'date-range') return { [key]: dayOf(plain) }
  if (field.type === 'yes-no') return { [key]: yesOrNo.get(plain.toUpperCase()) ?? plain }
  return { [key]: plain }
}

const yesOrNo = new Map([
  ...['是', '有', '√', '✓', 'Y', 'YES', '对'].map((word) => [word, 'yes'] as const),
  ...['否', '无', '没有', '×', 'X', 'N', 'NO', '不是'].map((word) => [word, 'no'] as const),
])

/** A day; a serial number of a spreadsheet (without a date's format) between 1930 and 2080 is one too. */
function dayOf(text: string): string {
  const day = text.replace(/[T\s]+\d{1,2}:\d{2}(:\d{2})?.*$/, '')
  if (!/^\d{5}$/.test(day) || Number(day) < 10_959 || Number(day) > 65_746) return day
  return new Date(Date.UTC(1899, 11, 30) + Number(day) * 86_400_000).toISOString().slice(0, 10)
}

function codeOf(text: string, list: string | undefined, { codes }: Dictionary): string {
  const options = list === undefined ? undefined : codes(list)
  const wanted = plainHead(text)
  const found =
    options?.find(({ code }) => code === text.toUpperCase() || code === text) ??
    options?.find(({ label }) => labelsOf(label).some((word) => plainHead(word) === wanted))
  return found?.code ?? text
}

function labelsOf(label: Text): string[] {
  const texts = typeof label === 'string' ? [label] : Object.values(label)
  // 最低生活保障对象（低保） is also called by what stands in its brackets.
  return texts.flatMap((text) => [text, ...[...text.matchAll(/[（(]([^）)]+)[）)]/g)].map((found) => found[1] ?? '')])
}

function unitOf(text: string, { units }: Dictionary): string | undefined {
  return units.get(plainHead(text)) ?? units.get(plainHead(text).replace(/(?:社区|村|居委会|社区居委会|村委会)$/, ''))
}

/** An address without a community lies in the area itself. */
function withPlaces(found: RowInputs, columns: readonly Filled[], { area }: Dictionary): RowInputs {
  for (const { key, field } of columns) {
    const place = `${field.key}.division`
    if (field.type === 'address' && key.endsWith('.detail') && found.inputs[key] && !found.inputs[place]) {
      found.inputs[place] = area
    }
  }
  return found
}
