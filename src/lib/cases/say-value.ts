import 'server-only'
import { isDate } from '@/lib/calendar/day-number'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Compiled } from '@/lib/catalogue/compile'
import type { Value } from '@/lib/forms/expressions'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import type { Field } from '@/lib/forms/schema'
import type { Scope } from '@/lib/forms/scope'
import { fieldText } from '@/lib/forms/summary'
import { evaluate } from '@/lib/forms/values'
import { sayDate } from '@/lib/text/say-date'
import type { Text } from '@/lib/text/text'

/** The words of a value for a paper or a notice: answers as their fields show them, units by name, dates written out. */
export function sayValue(value: Value, at: { scope: Scope; ctx: ShowContext; compiled: Compiled }): string {
  const found = evaluate(value, at.scope)
  const field = typeof value === 'string' ? fieldAt(value, at.compiled) : undefined
  if (field) return fieldText(field, plain(found), at.ctx)
  return words(found, at.ctx)
}

function fieldAt(path: string, compiled: Compiled): Field | undefined {
  const [root, first, second, ...rest] = path.split('.')
  if (rest.length > 0) return undefined
  const inForm = (form: Compiled['service']['form'] | undefined, key: string | undefined) =>
    form?.flatMap((group) => group.fields).find((field) => field.key === key)
  if (root === '$answers' && second === undefined) return inForm(compiled.service.form, first)
  const ask = compiled.rows.find((row) => row.action === first)?.ask
  return root === '$asked' && ask ? inForm(compiled.forms[ask], second) : undefined
}

/** A unit that a definition led to stands for its path again. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { unit, kind, division } = value as Record<string, unknown>
  return typeof unit === 'string' && kind !== undefined && division === undefined ? unit : value
}

function words(value: unknown, ctx: ShowContext): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return ctx.word(value ? 'words.yes' : 'words.no')
  if (typeof value === 'number') return grouped(value)
  if (typeof value === 'string') return text(value, ctx)
  if (Array.isArray(value)) return value.map((each) => words(each, ctx)).join(ctx.word('words.comma'))
  const { name, 'zh-Hans': source } = value as { name?: unknown; 'zh-Hans'?: unknown }
  if (typeof source === 'string') return ctx.say(value as Text)
  return name === undefined ? '' : words(name, ctx)
}

function grouped(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(value)
}

function text(value: string, ctx: ShowContext): string {
  if (isDate(value)) return sayDate(value, ctx.locale, 'plain')
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return sayDate(shanghaiDate(new Date(value)), ctx.locale, 'plain')
  return value
}
