import type { Locale } from '@/lib/text/locale'
import type { Text } from '@/lib/text/text'
import type { Field, FieldType, identifierKinds } from '../schema'

/** A field outside or inside a table; only a table has columns. */
export type Column = Omit<Field, 'columns'>
export type IdentifierKind = (typeof identifierKinds)[number]

/** What is wrong with an answer. `code` has a sentence in the messages `fields.errors`; `at` names the part (`id`). */
export type Problem = { code: string; params?: Record<string, string | number>; at?: string; say?: Text }
export type Parsed<T> = { ok: true; value: T; warnings?: Problem[] } | { ok: false; errors: [Problem, ...Problem[]] }

/** One entry of a code list or of any other list that an answer is picked from. */
export type Option = { code: string; label: Text }

/** A number that was checked, with what it tells: birth date `YYYY-MM-DD` and sex. */
export type Identified = { ok: true; value: string; birthDate?: string; sex?: string } | { ok: false; reason: string }

/** What reading answers asks of the parts above: checks of numbers, code lists of the pinned publication, people. */
export type ReadContext = {
  identify: (kind: IdentifierKind, raw: string) => Identified
  phone: (raw: string) => { ok: true; value: string } | { ok: false; reason: string }
  /** Codes that may be chosen today; undefined when there is no such list (then no code is accepted). */
  codes: (list: string) => readonly Option[] | undefined
  /** False when a reference (entry, place, slot, unit, file) does not exist or may not be used here. */
  accepts?: (type: FieldType, reference: string, field: Column) => boolean | undefined
  /** People who must sign a consent, for a name of the cast. The answers are those read so far: parts may be missing. */
  signers?: (name: string, answers: Record<string, unknown>) => readonly { name: string }[]
}

/** What showing answers needs. `word` reads the messages `fields`. */
export type ShowContext = {
  locale: Locale
  say: (text: Text) => string
  word: (key: string, params?: Record<string, string | number>) => string
  codes: (list: string) => readonly Option[] | undefined
  /** The name behind a reference: entry, place, slot, unit path, file. */
  nameOf?: (type: FieldType, reference: string) => string | undefined
  /** Numbers, phones and accounts are masked unless this is true. */
  reveal?: boolean
}

/** One type of question: how its answer is read, shown, and written back into the inputs of its form. */
export type FieldKind<T = unknown> = {
  /** Canonical value of what was posted. Never throws, whatever it is given. Blank input is not for it. */
  parse: (raw: unknown, field: Column, ctx: ReadContext) => Parsed<T>
  /** Text for screens and papers; empty for a value that is not of this type. */
  format: (value: unknown, field: Column, ctx: ShowContext) => string
  /** True when nothing was entered. */
  blank: (raw: unknown) => boolean
  /** Inputs, named from the field's own name on (`''` is the name itself), that `parse` reads as this value. */
  toInputs: (value: unknown, field: Column) => Record<string, string>
}

/** A refusal with one problem, or several. */
export function refuse(first: Problem, ...others: Problem[]): { ok: false; errors: [Problem, ...Problem[]] } {
  return { ok: false, errors: [first, ...others] }
}

/** An answer that was read. */
export function accept<T>(value: T, ...warnings: Problem[]): Parsed<T> {
  return warnings.length ? { ok: true, value, warnings } : { ok: true, value }
}

/** True when no text was entered anywhere in an input. */
export function blankInput(raw: unknown): boolean {
  if (typeof raw === 'string') return raw.trim() === ''
  return typeof raw !== 'object' || raw === null || Object.values(raw).every(blankInput)
}

/** Inputs of a value that is one text. */
export function oneInput(value: unknown): Record<string, string> {
  return typeof value === 'string' ? { '': value } : {}
}

/** Inputs of the text members of an object: `{ name: '王', id: '…' }`. */
export function partInputs(value: unknown, names: readonly string[]): Record<string, string> {
  const found = names.map((name) => [name, partOf(value, name)] as const)
  return Object.fromEntries(found.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

/** Inputs of a list of texts: `0`, `1`, … */
export function listInputs(value: unknown): Record<string, string> {
  const texts = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
  return Object.fromEntries(texts.map((text, index) => [String(index), text]))
}

/** An own member of plain data; undefined for everything else. */
export function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}
