import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Register } from '@/lib/catalogue/schema'
import type { ActorPost } from '@/lib/kernel/actor'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { entryCodeMac, lookupKind } from './entry-lookups'
import type { EntryRow } from './entry-rows'
import { inAreas } from './in-areas'
import { fieldsNamed, levelOf, personalLevel } from './ledger-fields'
import type { LedgerFilter } from './ledger-filter'
import { seesLevel } from './ledger-rights'

export type Selection = {
  register: Register
  posts: readonly ActorPost[]
  filter: LedgerFilter
  /** Id of the last entry of the page before. */
  after?: string
  /** Only these, whatever their state: what was found by the search box. */
  only?: readonly string[]
  most: number
}

const columns = Prisma.sql`e.id, e.status, e.subject, e.unit_path AS "unitPath", e.data_enc AS "dataEnc", e."from"::text AS "from",
  e."to"::text AS "to", e.stale_on::text AS "staleOn", e.case_id AS "caseId", e.row_version AS "rowVersion", e.version, e.at`

/** Entries of a ledger as the filter says, in its order, one page by key. The newest first without an order. */
export async function selectEntries(tx: Transaction, selection: Selection): Promise<EntryRow[]> {
  const sorted = sortOf(selection)
  return sorted ? inOrder(tx, selection, sorted) : newestFirst(tx, selection)
}

type Sorted = { field: string; down: boolean }

function sortOf({ register, filter }: Selection): Sorted | null {
  const down = filter.sort?.startsWith('-') ?? false
  const key = down ? filter.sort?.slice(1) : filter.sort
  return key && sortable(register).includes(key) ? { field: `sort.${key}`, down } : null
}

/** Columns of the list that it can be ordered by: those that are not personal, and people by their names. */
export function sortable(register: Register): string[] {
  const fields = fieldsNamed(register, register.list)
  return fields.filter((field) => levelOf(field) < personalLevel || field.type === 'person').map(({ key }) => key)
}

function newestFirst(tx: Transaction, selection: Selection): Promise<EntryRow[]> {
  const from = selection.after ? Prisma.sql`AND e.id < ${selection.after}::uuid` : Prisma.empty
  return tx.$queryRaw<EntryRow[]>`
    SELECT ${columns} FROM entry e WHERE ${wanted(selection)} ${from} ORDER BY e.id DESC LIMIT ${selection.most}`
}

async function inOrder(tx: Transaction, selection: Selection, { field, down }: Sorted): Promise<EntryRow[]> {
  const kind = lookupKind(selection.register.key)
  const [sign, way] = down ? [Prisma.sql`<`, Prisma.sql`DESC`] : [Prisma.sql`>`, Prisma.sql`ASC`]
  const past = selection.after
    ? Prisma.sql`AND (l.value, l.unit_path, l.subject) ${sign} (
        SELECT p.value, p.unit_path, p.subject FROM lookup p WHERE p.kind = ${kind} AND p.field = ${field} AND p.subject = ${selection.after}::uuid LIMIT 1)`
    : Prisma.empty
  return tx.$queryRaw<EntryRow[]>`
    SELECT ${columns} FROM lookup l JOIN entry e ON e.id = l.subject
    WHERE l.kind = ${kind} AND l.field = ${field} ${past} AND ${wanted(selection)}
    ORDER BY l.value ${way}, l.unit_path ${way}, l.subject ${way} LIMIT ${selection.most}`
}

function wanted({ register, posts, filter, only }: Selection): Prisma.Sql {
  const parts = [
    Prisma.sql`e.register = ${register.key}`,
    inAreas(Prisma.sql`e.unit_path`, posts),
    Prisma.sql`e.level <= ${seesLevel(posts)}`,
    ...(only ? [Prisma.sql`e.id = ANY (${[...only]}::uuid[])`] : [inState(filter.state)]),
    ...(filter.unit ? [under(filter.unit)] : []),
    ...(filter.overdue ? [Prisma.sql`e.stale_on < ${today()}::date`] : []),
    ...codesOf(register, filter),
  ]
  return Prisma.join(parts, ' AND ')
}

function under(unit: string): Prisma.Sql {
  const root = unit.endsWith('/') ? unit : `${unit}/`
  return Prisma.sql`(e.unit_path >= ${root} COLLATE "C" AND e.unit_path < ${`${root.slice(0, -1)}0`} COLLATE "C")`
}

function inState(state: string | undefined): Prisma.Sql {
  const current = Prisma.sql`(e."to" IS NULL OR e."to" > ${today()}::date) AND e.status <> 'withdrawn'`
  if (state === undefined || state === 'current') return current
  if (state === 'ended') return Prisma.sql`e."to" <= ${today()}::date AND e.status <> 'withdrawn'`
  if (state === 'all') return Prisma.sql`e.status <> 'withdrawn'`
  return Prisma.sql`e.status = ${state}`
}

function codesOf(register: Register, { codes = {} }: LedgerFilter): Prisma.Sql[] {
  return fieldsNamed(register, register.list).flatMap((field) => {
    const code = codes[field.key]
    if (code === undefined) return []
    const personal = levelOf(field) >= personalLevel
    const [name, value] = personal
      ? [`code.${field.key}`, entryCodeMac(register.key, field.key, code)]
      : [`sort.${field.key}`, code]
    return [
      Prisma.sql`EXISTS (SELECT 1 FROM lookup f WHERE f.kind = ${lookupKind(register.key)} AND f.field = ${name}
        AND f.value = ${value} COLLATE "C" AND f.unit_path = e.unit_path AND f.subject = e.id)`,
    ]
  })
}
