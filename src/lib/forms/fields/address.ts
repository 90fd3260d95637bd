import { cleanText, compactText } from './clean-text'
import { isDivision } from './division'
import { accept, blankInput, type FieldKind, type Problem, partInputs, partOf, refuse } from './field-kind'

/** Where someone lives: a division (unit path or code) and the free detail (road, building, flat; at most 200 characters). */
export const address: FieldKind<{ division: string; detail: string }> = {
  parse: (raw, field, ctx) => {
    const division = compactText(partOf(raw, 'division'))
    const read = cleanText(oneLine(partOf(raw, 'detail')), 200)
    const detail = read.ok ? read.value : ''
    const known = isDivision(division) && ctx.accepts?.('division', division, field) !== false
    const problems: Problem[] = [
      ...(known ? [] : [{ code: 'address_division', at: 'division' }]),
      ...(read.ok ? [] : read.errors.map((each) => ({ ...each, at: 'detail' }))),
      ...(read.ok && !detail ? [{ code: 'address_detail', at: 'detail' }] : []),
    ]
    return problems[0] ? refuse(problems[0], ...problems.slice(1)) : accept({ division, detail })
  },
  format: (value, _field, ctx) => {
    const [division, detail] = [partOf(value, 'division'), partOf(value, 'detail')]
    if (typeof division !== 'string' || typeof detail !== 'string') return ''
    return `${ctx.nameOf?.('division', division) ?? division} ${detail}`
  },
  blank: blankInput,
  toInputs: (value) => partInputs(value, ['division', 'detail']),
}

function oneLine(raw: unknown): unknown {
  return typeof raw === 'string' ? raw.replace(/[\r\n]+/g, ' ') : raw
}
