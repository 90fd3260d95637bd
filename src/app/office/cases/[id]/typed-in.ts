import { typedOf, typedRows } from '@/components/staff-problems'
import type { BouncedForm } from '@/lib/web/bounced-form'

export type TypedIn = { act: string; values: Record<string, string>; rows: boolean }

/** Which form of the page came back and what it held: an action, a task, or the reason for seeing numbers. */
export function typedIn(bounced: BouncedForm | null): TypedIn | undefined {
  if (!bounced) return undefined
  const { values, rows } = typedRows(bounced.values)
  const act = values.action ?? values.task ?? (values.case ? 'unmask' : undefined)
  return act === undefined ? undefined : { act, values: typedOf(values, 'asked'), rows }
}
