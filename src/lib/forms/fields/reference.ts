import type { FieldType } from '../schema'
import { compactText } from './clean-text'
import {
  accept,
  blankInput,
  type Column,
  type FieldKind,
  oneInput,
  type Parsed,
  type ReadContext,
  refuse,
} from './field-kind'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** True for the text of a uuid in lower case. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** The kind of an answer that points at something the office keeps, by a text of a certain shape. */
export function referenceKind(type: FieldType, shaped: (text: string) => boolean): FieldKind<string> {
  return {
    parse: (raw, field, ctx) => readReference(compactText(raw), shaped, { type, field, ctx }),
    format: (value, _field, ctx) => (typeof value === 'string' ? (ctx.nameOf?.(type, value) ?? value) : ''),
    blank: blankInput,
    toInputs: oneInput,
  }
}

type Place = { type: FieldType; field: Column; ctx: ReadContext }

function readReference(typed: string, shaped: (text: string) => boolean, at: Place): Parsed<string> {
  const text = isUuid(typed.toLowerCase()) ? typed.toLowerCase() : typed
  return shaped(text) && at.ctx.accepts?.(at.type, text, at.field) !== false
    ? accept(text)
    : refuse({ code: 'reference' })
}
