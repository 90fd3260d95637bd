import type { FieldType } from '@/lib/forms/schema'

const wide = new Set<FieldType>([
  'rows',
  'long-text',
  'consent',
  'file',
  'address',
  'person',
  'organisation',
  'account',
])

/** True for questions that take the whole width of a dense screen. */
export function isWide(type: FieldType): boolean {
  return wide.has(type)
}
