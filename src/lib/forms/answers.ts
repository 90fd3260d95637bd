import type { Text } from '@/lib/text/text'
import { bounds } from './bounds'
import { computed, setComputed } from './computed'
import { passes } from './conditions'
import { signersOf } from './fields/consent'
import { type Column, type Parsed, type Problem, partOf, type ReadContext } from './fields/field-kind'
import { fieldKinds } from './fields/index'
import { columnsOf, filledRows, maxRows } from './fields/rows'
import { joined, nest } from './names'
import type { Form } from './schema'
import { type Answers, type Scope, savedAnswers, withAnswers, withOwnRow } from './scope'
import { visibleKeys, visibleOnly } from './visible'

/** Something wrong with one input. `name` is the input's name; `label` the field's, for the sentence in `fields.errors`. */
export type AnswerProblem = {
  name: string
  code: string
  params: Record<string, string | number>
  label?: Text
  say?: Text
}
export type ReadForm = { answers: Answers; errors: AnswerProblem[]; warnings: AnswerProblem[] }

export type FormInput = {
  form: Form
  /** What was posted: names with dots, pairs, or nested JSON. */
  input: unknown
  scope: Scope
  ctx: ReadContext
  /** Index of the one group that was posted; without it the whole form was. */
  only?: number
  /** Canonical answers so far, for the groups that were not posted; without it those that the scope holds. */
  saved?: Answers
}

/**
 * Reads what was posted into canonical answers. Groups and fields are asked in order, so a condition sees the answers
 * before it; what is not visible is dropped, whatever was posted or saved; computed fields are filled. Errors and warnings
 * belong to the posted groups only. A `check` is a complaint: its text is said when its condition is true. Unknown never
 * passes: such a field is hidden, not required, not complained about. Never throws on any input.
 */
export function readAnswers({ form, input, scope, ctx, only, saved }: FormInput): ReadForm {
  const nested = nest(input)
  const before = saved ?? savedAnswers(scope)
  const out: ReadForm = { answers: {}, errors: [], warnings: [] }
  if (!nested.ok) return refused(nested.reason, settled(form, { ...out, answers: before }, scope))
  form.forEach((group, index) => {
    if (!passes(group.if, withAnswers(scope, out.answers))) return
    const posted = only === undefined || only === index
    const source = posted ? { source: nested.value } : { source: {}, saved: before }
    for (const field of group.fields) readField(field, { scope, ctx, out, prefix: '', inRow: false, ...source })
  })
  return settled(form, out, scope)
}

function refused(reason: 'too-many' | 'too-deep', before: ReadForm): ReadForm {
  return { ...before, errors: [{ name: '', code: reason.replace('-', '_'), params: {} }] }
}

type Reading = {
  scope: Scope
  ctx: ReadContext
  out: ReadForm
  /** Name of the row that the fields belong to: `members.0`. */
  prefix: string
  inRow: boolean
  /** What was posted for these fields. */
  source: object
  /** Instead of a post: answers that were read before. */
  saved?: Answers
}

function readField(field: Column, reading: Reading): void {
  const { out } = reading
  const here = scopeOf(reading)
  if (!passes(field.if, here)) return
  if (field.value !== undefined) setComputed(field, out.answers, here)
  else if (reading.saved) keepSaved(field, reading.saved, out.answers)
  else readPosted(field, reading)
}

function readPosted(field: Column, reading: Reading): void {
  const raw = partOf(reading.source, field.key)
  const kind = fieldKinds[field.type]
  if (kind.blank(raw)) readBlank(field, reading)
  else if (field.type === 'rows') keepRead(field, readRows(field, raw, reading), reading)
  else keepRead(field, kind.parse(raw, field, reading.ctx), reading)
}

// Within a row `$row` is the row so far; the answers of the form stay those of the form.
function scopeOf({ scope, out, inRow }: Reading): Scope {
  return inRow ? withOwnRow(scope, out.answers) : withAnswers(scope, out.answers)
}

function keepSaved(field: Column, saved: Answers, answers: Answers): void {
  const value = partOf(saved, field.key)
  if (value !== undefined) answers[field.key] = value
}

const emptyLists: readonly string[] = ['rows', 'choices', 'checklist']

// A list that was shown and left empty says "none", so that sums and counts over it are known.
function readBlank(field: Column, reading: Reading): void {
  if (emptyLists.includes(field.type)) reading.out.answers[field.key] = []
  if (field.required === undefined || !passes(field.required, scopeOf(reading))) return
  // A question that an answer on the same page brought up was not on the page yet.
  const fresh = field.if !== undefined && partOf(reading.source, field.key) === undefined
  report(field, reading, [{ code: fresh ? 'now_needed' : requiredCode(field) }])
}

function requiredCode(field: Column): string {
  const codes: Partial<Record<Column['type'], string>> = {
    choice: 'required_choice',
    choices: 'required_choice',
    checklist: 'required_choice',
    score: 'required_choice',
    entry: 'required_choice',
    slot: 'required_choice',
    division: 'required_choice',
    'yes-no': 'required_choice',
    file: 'required_file',
    consent: 'consent',
    rows: 'required_rows',
  }
  return codes[field.type] ?? 'required'
}

function keepRead(field: Column, read: Parsed<unknown>, reading: Reading): void {
  const { out } = reading
  if (!read.ok) {
    report(field, reading, read.errors)
    return
  }
  out.answers[field.key] = read.value
  const here = scopeOf(reading)
  report(field, reading, [...bounds(field, read.value, here), ...unsigned(field, reading), ...complaints(field, here)])
  out.warnings.push(...(read.warnings ?? []).map((each) => named(field, reading, each)))
}

function complaints(field: Column, here: Scope): Problem[] {
  const raised = (field.check ?? []).filter((check) => passes(check.if, here))
  return raised.map((check) => ({ code: 'check', say: check.say }))
}

function unsigned(field: Column, { out, ctx }: Reading): Problem[] {
  if (field.type !== 'consent' || !field.signers) return []
  const signed = new Set(signersOf(out.answers[field.key]).map(plainName))
  const needed = field.signers.flatMap((name) => [...(ctx.signers?.(name, out.answers) ?? [])])
  const missing = needed.filter(({ name }) => !signed.has(plainName(name)))
  return [...new Set(missing.map(({ name }) => name))].map((name) => ({
    code: 'consent_signer',
    params: { name },
    at: 'signers',
  }))
}

function plainName(name: string): string {
  return name.normalize('NFKC').replace(/[\s·•‧・]/g, '')
}

function report(field: Column, reading: Reading, problems: readonly Problem[]): void {
  reading.out.errors.push(...problems.map((each) => named(field, reading, each)))
}

function named(field: Column, { prefix }: Reading, { code, params, at, say }: Problem): AnswerProblem {
  const name = joined(prefix, field.key, at ?? '')
  return { name, code, params: params ?? {}, label: field.label, ...(say === undefined ? {} : { say }) }
}

function readRows(field: Column, raw: unknown, reading: Reading): Parsed<unknown> {
  const rows = filledRows(raw)
  if (rows.length > maxRows) return { ok: false, errors: [{ code: 'max_rows', params: { max: maxRows } }] }
  return { ok: true, value: rows.map(([index, row]) => readRow(field, { index, row }, reading)) }
}

function readRow(field: Column, { index, row }: { index: string; row: unknown }, reading: Reading): Answers {
  const out: ReadForm = { answers: {}, errors: reading.out.errors, warnings: reading.out.warnings }
  const prefix = joined(reading.prefix, field.key, index)
  const inner: Reading = { ...reading, scope: scopeOf(reading), out, prefix, inRow: true, source: row as object }
  for (const column of columnsOf(field)) readField(column, inner)
  return out.answers
}

/**
 * Fills computed fields and takes out what turned invisible because of a later answer, until nothing changes. Conditions
 * that look back only are settled in the first round; the rounds are bounded because others could chase each other.
 */
function settled(form: Form, out: ReadForm, scope: Scope): ReadForm {
  let answers = out.answers
  for (let left = form.flatMap((group) => group.fields).length; left >= 0; left--) {
    const next = visibleOnly(form, computed(form, answers, scope), scope)
    const same = Object.keys(next).length === Object.keys(answers).length
    answers = next
    if (same) break
  }
  return pruned(form, { ...out, answers }, scope)
}

// Each round takes at least one answer away, so it ends; what is left is visible under what is left.
function pruned(form: Form, out: ReadForm, scope: Scope): ReadForm {
  const answers = visibleOnly(form, out.answers, scope)
  if (Object.keys(answers).length < Object.keys(out.answers).length) return pruned(form, { ...out, answers }, scope)
  const keys = visibleKeys(form, answers, scope)
  const seen = ({ name }: AnswerProblem) => keys.has(name.split('.')[0] ?? '')
  return { answers, errors: out.errors.filter(seen), warnings: out.warnings.filter(seen) }
}
