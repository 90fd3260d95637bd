import type { Field } from '@/lib/forms/schema'

/** A value for a cell of a table: amounts and counts as numbers, everything else, numbers of people above all, as text. */
export function exportCell(field: Field, value: unknown, text: string): string | number {
  if (field.type === 'number' && typeof value === 'number') return value
  if (field.type === 'money' && typeof value === 'string' && Number.isFinite(Number(value))) return Number(value)
  return text
}
