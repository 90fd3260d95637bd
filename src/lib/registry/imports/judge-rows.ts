import 'server-only'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import type { Office } from '@/lib/catalogue/office'
import type { AnswerProblem } from '@/lib/forms/answers'
import { partOf } from '@/lib/forms/fields/field-kind'
import { mac } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { normalised } from '../identifiers/normalised'
import { readEntries } from '../ledgers/read-entries'
import { residentMac } from '../residents'
import type { RowData } from './batch'
import type { Filled, RowProblem } from './cell-inputs'
import type { Target } from './import-target'
import { type KnownPerson, knownPeople, sameName } from './known-people'
import { personRows } from './person-rows'

/** Where rows are judged: the target as published, the area that they go into, the columns that the file fills. */
export type Ground = { office: Office; target: Target; area: string; columns: readonly Filled[] }
/** A row as its cells were understood. */
export type AskedRow = { no: number; data: RowData; problems: RowProblem[] }
/** `identity`: under what a row can be in a file only once. `subject`, `entry`: what the actor knows of already. */
export type JudgedRow = AskedRow & { identity: string | null; subject: string | null; entry: string | null }

type Read = { value: Record<string, unknown> | null; problems: AnswerProblem[]; identity: string | null }

/** Problems that a person may accept; all others have to be corrected. */
const acceptable: ReadonlySet<string> = new Set(['name_differs', 'doubled', 'number_15', 'died'])

/** True when nothing is wrong with a row but what a person may accept. */
export function mayAccept(problems: readonly RowProblem[]): boolean {
  return problems.length > 0 && problems.every(({ code }) => acceptable.has(code))
}

/**
 * Says of each row everything that is wrong with it, and which person or entry it is about, as far as the actor may know:
 * people whom the own area does not know count as new, whatever another street knows. Writes nothing.
 */
export async function judgeRows(
  tx: Transaction,
  ground: Ground,
  rows: readonly AskedRow[],
  accepted = false,
): Promise<JudgedRow[]> {
  const read = ground.target.register ? await ledgerRows(tx, ground, rows) : peopleRows(ground, rows)
  const known = await knownPeople(
    tx,
    read.flatMap(({ value }) => peopleIn(ground.target, value).map(({ id }) => id)),
  )
  const entries = await entriesKnown(tx, ground, read)
  return rows.map((row, at) => {
    const { value, problems, identity } = read[at] as Read
    const people = peopleIn(ground.target, value).map((person) => ({ ...person, found: known.get(person.id) }))
    const found = [...row.problems, ...placed(ground, row, problems), ...doubts(ground, row, people)]
    const subject = people[0]?.found?.id ?? null
    return {
      ...row,
      problems: accepted ? found.filter(({ code }) => !acceptable.has(code)) : found,
      identity: identity ?? (value ? mac('import-row', canonicalJson(value)) : null),
      subject: ground.target.register ? null : subject,
      entry: identity ? (entries.get(identity) ?? null) : null,
    }
  })
}

function peopleRows({ office, target, area }: Ground, rows: readonly AskedRow[]): Read[] {
  return personRows({ office, target, area }, rows).map(({ row, problems }) => ({
    value: row ? { ...row } : null,
    problems,
    identity: row ? residentMac(row.person.id) : null,
  }))
}

/** A second row with the identity of one before it would be refused together with its identity: it is read alone. */
async function ledgerRows(
  tx: Transaction,
  { office, target, area }: Ground,
  rows: readonly AskedRow[],
): Promise<Read[]> {
  if (!target.register) return []
  const ground = { office, register: target.register, unitPath: area }
  const read = await readEntries(
    tx,
    ground,
    rows.map(({ data }) => ({ input: data.inputs })),
  )
  const found: Read[] = []
  for (const [at, each] of read.entries()) {
    const again = !each.ok && each.problems.every(({ code }) => code === 'entry_exists')
    const one = again ? (await readEntries(tx, ground, [{ input: rows[at]?.data.inputs }]))[0] : each
    found.push(
      one?.ok
        ? { value: one.entry.data, problems: [], identity: one.entry.identity }
        : { value: null, problems: one?.problems ?? [], identity: null },
    )
  }
  return found
}

type Named = { key: string; id: string; name: string }

/** People with a number that a row names, the one it is about first. */
function peopleIn({ form }: Target, value: Record<string, unknown> | null): Named[] {
  if (!value) return []
  const fields = form.flatMap((group) => group.fields).filter(({ type }) => type === 'person')
  return fields.flatMap(({ key }) => {
    const [id, name] = [partOf(value[key], 'id'), partOf(value[key], 'name')]
    return typeof id === 'string' && typeof name === 'string' ? [{ key, id, name }] : []
  })
}

async function entriesKnown(tx: Transaction, { target }: Ground, read: readonly Read[]): Promise<Map<string, string>> {
  const identities = target.register ? read.flatMap(({ identity }) => identity ?? []) : []
  if (identities.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; mac: string }[]>`
    SELECT id, identity_mac AS mac FROM entry WHERE register = ${target.key} AND identity_mac = ANY (${identities})`
  return new Map(rows.map(({ id, mac: identity }) => [identity, id]))
}

/** Problems of the form at the column that they belong to; a field whose cell is unreadable has said so already. */
function placed({ columns }: Ground, row: AskedRow, problems: readonly AnswerProblem[]): RowProblem[] {
  const fieldOf = (name: string) => name.split('.')[0]
  const unreadable = new Set(row.problems.map(({ name }) => fieldOf(name)))
  return problems
    .filter(({ name }) => !unreadable.has(fieldOf(name)))
    .map(({ name, code, params, label, say }) => {
      const column =
        columns.find(({ key }) => key === name || name.startsWith(`${key}.`)) ??
        columns.find(({ key }) => key.startsWith(`${name}.`))
      const more = { ...(label === undefined ? {} : { label }), ...(say === undefined ? {} : { say }) }
      return { at: column?.at ?? null, name: column?.key ?? name, code, params, ...more }
    })
}

/** What a person has to decide: another name under a known number, somebody who has died, a number of fifteen digits. */
function doubts(
  { columns }: Ground,
  { data }: AskedRow,
  people: readonly (Named & { found?: KnownPerson })[],
): RowProblem[] {
  return people.flatMap(({ key, name, found }) => {
    const column = (part: string) => columns.find((each) => each.key === `${key}.${part}`)
    const at = (part: string) => ({
      at: column(part)?.at ?? null,
      name: `${key}.${part}`,
      ...(column(part) ? { label: column(part)?.label } : {}),
    })
    const same = found !== undefined && sameName(found.name, name)
    const old = normalised(data.inputs[`${key}.id`]).length === 15 && !same
    return [
      ...(found && !same ? [{ ...at('name'), code: 'name_differs' }] : []),
      ...(found?.died ? [{ ...at('id'), code: 'died' }] : []),
      ...(old ? [{ ...at('id'), code: 'number_15' }] : []),
    ]
  })
}
