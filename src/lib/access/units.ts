import 'server-only'
import type { OfKind } from '@/lib/catalogue/library'
import type { Role, UnitNode } from '@/lib/catalogue/schema'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Text } from '@/lib/text/text'

type Department = OfKind<'departments'>['departments'][number]
type Tree = { districts: OfKind<'districts'>; departments: OfKind<'departments'> }
type Row = {
  path: string
  parent: string | null
  key: string
  kind: string
  name: Text
  department: string | null
  division: string | null
  phone: string | null
}

/** A unit as screens show it. `path` ends with a slash and begins with the path of the unit it hangs on. */
export type Unit = Pick<Row, 'path' | 'parent' | 'kind' | 'name' | 'phone'>

function departmentRow(parent: string, department: Department): Row {
  const { key, name, phone } = department
  const place = { path: `${parent}${key}/`, parent, key, kind: 'department' }
  return { ...place, name, department: key, division: null, phone: phone ?? null }
}

function rowsOf(node: UnitNode, { parent, departments }: { parent: string | null; departments: Department[] }): Row[] {
  const path = `${parent ?? ''}${node.key}/`
  const { key, kind, name } = node
  const own: Row = { path, parent, key, kind, name, department: null, division: node.division ?? null, phone: null }
  const desks = departments.filter((department) => node.departments?.includes(department.key))
  return [
    own,
    ...desks.map((department) => departmentRow(path, department)),
    ...(node.units ?? []).flatMap((child) => rowsOf(child, { parent: path, departments })),
  ]
}

/**
 * Makes the table of units agree with the published districts and departments. What the documents no longer name is
 * closed as of today and never removed: cases and posts keep pointing at it. Needs the worker's rights.
 */
export async function syncUnits(tx: Transaction, { districts, departments }: Tree): Promise<void> {
  const rows = districts.units.flatMap((unit) => rowsOf(unit, { parent: null, departments: departments.departments }))
  const paths = rows.map((row) => row.path)
  await tx.$executeRaw`
    INSERT INTO unit (path, parent, key, kind, name, department, division, phone)
    SELECT path, parent, key, kind, name, department, division, phone
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(path text, parent text, key text, kind text, name jsonb, department text, division text, phone text)
    ON CONFLICT (path) DO UPDATE SET parent = excluded.parent, key = excluded.key, kind = excluded.kind, name = excluded.name,
      department = excluded.department, division = excluded.division, phone = excluded.phone, "to" = NULL`
  await tx.$executeRaw`UPDATE unit SET "to" = ${today()}::date WHERE "to" IS NULL AND NOT path = ANY (${paths})`
}

/** Makes the table of roles agree with the published roles. A role that is gone grants nothing. Needs the worker's rights. */
export async function syncRoles(tx: Transaction, roles: readonly Role[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO role (key, name, home, reach, level, grants)
    SELECT key, name, home, reach, level, ARRAY(SELECT jsonb_array_elements_text(grants))
    FROM jsonb_to_recordset(${JSON.stringify(roles)}::jsonb)
      AS r(key text, name jsonb, home text, reach text, level int, grants jsonb)
    ON CONFLICT (key) DO UPDATE SET name = excluded.name, home = excluded.home, reach = excluded.reach,
      level = excluded.level, grants = excluded.grants`
  await tx.role.updateMany({ where: { key: { notIn: roles.map((role) => role.key) } }, data: { grants: [] } })
}

/** Every unit that is open today, ordered by path, so that a unit follows the one it hangs on. */
export async function unitTree(tx: Transaction): Promise<Unit[]> {
  const open = { OR: [{ to: null }, { to: { gt: new Date(today()) } }] }
  const select = { path: true, parent: true, kind: true, name: true, phone: true } as const
  const units = await tx.unit.findMany({ where: open, select, orderBy: { path: 'asc' } })
  return units.map((unit) => ({ ...unit, name: unit.name as Text }))
}
