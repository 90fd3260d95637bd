import { listed } from '../names'
import { accept, blankInput, type FieldKind, listInputs, refuse } from './field-kind'
import { isUuid } from './reference'

const MOST = 20

/** Files that were uploaded for this answer: their ids. What they hold is checked where they are received. */
export const file: FieldKind<string[]> = {
  parse: (raw, field, ctx) => {
    const ids = listed(raw)
      .map(([, each]) => each)
      .filter((each) => !blankInput(each))
    const known = ids.filter((id): id is string => typeof id === 'string' && isUuid(id))
    if (known.length < ids.length) return refuse({ code: 'file' })
    if (known.some((id) => ctx.accepts?.('file', id, field) === false)) return refuse({ code: 'file' })
    return known.length > MOST ? refuse({ code: 'max_files', params: { max: MOST } }) : accept([...new Set(known)])
  },
  format: (value, _field, ctx) => {
    if (!Array.isArray(value)) return ''
    const names = value.map((id) => (typeof id === 'string' ? ctx.nameOf?.('file', id) : undefined))
    const known = names.filter((name) => name !== undefined)
    return known.length === value.length
      ? known.join(ctx.word('words.comma'))
      : ctx.word('words.files', { count: value.length })
  },
  blank: blankInput,
  toInputs: listInputs,
}
