import { cleanText } from './clean-text'
import {
  accept,
  blankInput,
  type Column,
  type FieldKind,
  type Identified,
  type Problem,
  partInputs,
  partOf,
  type ReadContext,
  refuse,
} from './field-kind'
import { maskNumber, maskPhone } from './masks'

/** Someone named in an answer. `birth` and `sex` are read from the number, so that rules can ask for the age. */
export type NamedPerson = { name: string; id?: string; phone?: string; birth?: string; sex?: string }

/** A person: name, identity number, phone. Without `kind` the number may be left out; with it one of that kind is needed. */
export const person: FieldKind<NamedPerson> = {
  parse: (raw, field, ctx) => {
    const name = readName(partOf(raw, 'name'))
    const id = readNumber(partOf(raw, 'id'), field, ctx)
    const phone = optional(partOf(raw, 'phone'), ctx.phone)
    const problems = [...name.problems, ...problemsOf(id, 'id'), ...problemsOf(phone, 'phone')]
    if (problems[0]) return refuse(problems[0], ...problems.slice(1))
    return accept({
      name: name.value,
      ...(id?.ok ? { id: id.value, ...told(id) } : {}),
      ...(phone?.ok ? { phone: phone.value } : {}),
    })
  },
  format: (value, _field, ctx) => {
    const show = (name: string, mask: (text: string) => string) => {
      const text = partOf(value, name)
      return typeof text === 'string' ? (ctx.reveal ? text : mask(text)) : ''
    }
    return [show('name', (name) => name), show('id', maskNumber), show('phone', maskPhone)].filter(Boolean).join(' ')
  },
  blank: blankInput,
  toInputs: (value) => partInputs(value, ['name', 'id', 'phone']),
}

/** A name as it is kept: one line, at most 100 characters, the middle dot of long names always `·` (U+00B7). */
export function readName(raw: unknown): { value: string; problems: Problem[] } {
  const read = cleanText(typeof raw === 'string' ? raw.replace(/\s+/g, ' ') : raw, 100)
  if (!read.ok) return { value: '', problems: read.errors.map((each) => ({ ...each, at: 'name' })) }
  const value = read.value.replace(/\s*[•‧∙・･⋅●]\s*/g, '·')
  return { value, problems: value ? [] : [{ code: 'name', at: 'name' }] }
}

type Checked = Identified | { ok: true; value: string } | { ok: false; reason: string }

/** The check of a number that belongs to a name: left out where the field asks for no kind, `MISSING` where it does. */
export function readNumber(raw: unknown, field: Column, ctx: ReadContext): Identified | undefined {
  const missing: Identified | undefined = field.kind ? { ok: false, reason: 'MISSING' } : undefined
  return optional(raw, (text) => ctx.identify(field.kind ?? 'citizen-id', text)) ?? missing
}

function optional<T>(raw: unknown, check: (text: string) => T): T | undefined {
  return typeof raw === 'string' && !blankInput(raw) ? check(raw) : undefined
}

/** The problem of a checked part, if there is one. */
export function problemsOf(checked: Checked | undefined, at: string): Problem[] {
  if (checked?.ok !== false) return []
  if (checked.reason === 'MISSING') return [{ code: 'identifier_missing', at }]
  return [{ code: at === 'phone' ? 'phone' : 'identifier', at, params: { reason: checked.reason } }]
}

function told(id: { birthDate?: string; sex?: string }): { birth?: string; sex?: string } {
  return { ...(id.birthDate ? { birth: id.birthDate } : {}), ...(id.sex ? { sex: id.sex } : {}) }
}
