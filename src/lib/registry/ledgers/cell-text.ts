import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { partOf } from '@/lib/forms/fields/field-kind'
import type { Field } from '@/lib/forms/schema'
import { fieldText } from '@/lib/forms/summary'
import { maskAddress, maskId } from '@/lib/kernel/mask'
import { levelOf, personalLevel } from './ledger-fields'

/** One value of an entry in words. Numbers, phones, accounts and personal addresses are masked unless the context reveals. */
export function cellText(field: Field, value: unknown, ctx: ShowContext): string {
  const hidden = !ctx.reveal && levelOf(field) >= personalLevel
  if (hidden && field.type === 'address') return value === undefined ? '' : maskAddress(divisionOf(value, ctx))
  // What is public is not masked, whatever its type.
  const text = fieldText(field, value, hidden || levelOf(field) >= personalLevel ? ctx : { ...ctx, reveal: true })
  return hidden && field.type === 'text' && levelOf(field) > personalLevel ? maskId(text) : text
}

function divisionOf(value: unknown, ctx: ShowContext): string {
  const division = partOf(value, 'division')
  return typeof division === 'string' ? (ctx.nameOf?.('division', division) ?? division) : ''
}
