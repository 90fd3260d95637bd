import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import type { Field } from '@/lib/forms/schema'
import { fieldText } from '@/lib/forms/summary'
import { today } from '@/lib/kernel/clock'
import { openJson } from '@/lib/kernel/crypto'
import { maskId } from '@/lib/kernel/mask'
import { groupField, groupRegister } from './group-register'
import type { PersonRows, StoredEntry } from './person-rows'

/** An entry of a ledger about a person, in words and masked. */
export type RecordEntry = {
  id: string
  ledger: string
  /** What it says by its code lists: 残疾人 肢体残疾 二级; the name of the ledger when it has none. */
  label: string
  /** A word of the ledger: active, ended. */
  status: string
  from: string
  to: string | null
  details: { key: string; label: string; text: string }[]
  /** A date of the entry that is to be looked at again has come. */
  due: boolean
  /** An entry of the ledger of groups, which this page adds and ends. */
  group: boolean
  caseId: string | null
}

type Shown = { office: Office; ctx: ShowContext; asOf: string | null }

/** Groups a person belongs to and what else ledgers hold of them: all entries now, or those in force on a day. */
export function recordEntries(rows: PersonRows, { office, ctx, asOf }: Shown): RecordEntry[] {
  const groups = groupRegister(office)
  return rows.entries
    .filter(({ from, to }) => asOf === null || (from <= asOf && (to === null || to >= asOf)))
    .flatMap((entry) => {
      const register = office.register(entry.register)
      return register ? [entryView(entry, { register, ctx, group: register.key === groups?.key })] : []
    })
}

type Told = { register: Register; ctx: ShowContext; group: boolean }

function entryView(entry: StoredEntry, { register, ctx, group }: Told): RecordEntry {
  const data = openJson<Record<string, unknown>>(entry.data, `entry.data:${entry.id}`)
  const fields = register.fields.flatMap(({ fields: each }) => each).filter(({ type }) => type !== 'person')
  const named = fields.filter(({ codes, key }) => codes !== undefined && register.list.includes(key))
  const ledger = ctx.say(register.name)
  const name = groupField(register)
  const label = named.map((field) => words(field, data[field.key], ctx)).filter(Boolean)
  const details = fields
    .filter((field) => !named.includes(field) && field !== name)
    .map((field) => ({ key: field.key, label: ctx.say(field.label), text: words(field, data[field.key], ctx) }))
    .filter(({ text }) => text !== '')
  const dates = fields.filter(({ type, key }) => type === 'date' && register.list.includes(key)).slice(1)
  const due = dates.some(({ key }) => typeof data[key] === 'string' && String(data[key]) <= today())
  return {
    ...{ id: entry.id, ledger, label: label.join(' ') || ledger, status: entry.status, from: entry.from, to: entry.to },
    ...{ details, group, caseId: entry.case, due: due && entry.status === 'active' },
  }
}

function words(field: Field, value: unknown, ctx: ShowContext): string {
  const text = fieldText(field, value, ctx)
  return field.type === 'text' && (field.level ?? 2) >= 4 && !ctx.reveal ? maskId(text) : text
}
