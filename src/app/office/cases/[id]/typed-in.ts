import { typedOf } from '@/components/staff-problems'
import type { BouncedForm } from '@/lib/web/bounced-form'

/** Which form of the page was refused and what it held: an action, a task, or the reason for seeing numbers. */
export function typedIn(bounced: BouncedForm | null): { act: string; values: Record<string, string> } | undefined {
  if (!bounced) return undefined
  const act = bounced.values.action ?? bounced.values.task ?? (bounced.values.case ? 'unmask' : undefined)
  return act === undefined ? undefined : { act, values: typedOf(bounced.values, 'asked') }
}
