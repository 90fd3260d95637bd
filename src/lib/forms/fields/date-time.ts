import { readDate, showDate } from './date'
import { accept, blankInput, type FieldKind, type Parsed, partInputs, partOf, refuse } from './field-kind'

const TIME = /^(\d{1,2})(?:[:点时](\d{1,2})?分?|(\d{2}))$/

/** A minute in China time, stored as `YYYY-MM-DDTHH:mm`. Posted as parts `date` and `time`, or as one text. */
export const dateTime: FieldKind<string> = {
  parse: (raw) => {
    const [day, time] = typeof raw === 'string' ? apart(raw) : [partOf(raw, 'date'), partOf(raw, 'time')]
    const on = readDate(day)
    const at = readTime(time)
    if (on.ok && at.ok) return accept(`${on.value}T${at.value}`)
    const problems = [...(on.ok ? [] : on.errors.map((each) => ({ ...each, at: 'date' }))), ...(at.ok ? [] : at.errors)]
    return refuse(problems[0] ?? { code: 'date' }, ...problems.slice(1))
  },
  format: (value, _field, ctx) => {
    const day = typeof value === 'string' ? showDate(value.slice(0, 10), ctx) : ''
    return day ? `${day} ${String(value).slice(11)}` : ''
  },
  blank: blankInput,
  toInputs: (value) =>
    partInputs(typeof value === 'string' ? { date: value.slice(0, 10), time: value.slice(11) } : {}, ['date', 'time']),
}

function apart(text: string): [string, string] {
  const parts = /^\s*(\S+?)(?:\s+|T|(?<=[日号]))(\S.*)$/.exec(text)
  return [parts?.[1] ?? text, parts?.[2] ?? '']
}

function readTime(raw: unknown): Parsed<string> {
  const parts = TIME.exec(typeof raw === 'string' ? raw.normalize('NFKC').replace(/\s/g, '') : '')
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2] ?? parts?.[3] ?? 0)]
  if (!parts || hour > 23 || minute > 59) return refuse({ code: 'time', at: 'time' })
  return accept([hour, minute].map((part) => String(part).padStart(2, '0')).join(':'))
}
