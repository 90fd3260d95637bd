import { choices } from './choices'
import type { FieldKind } from './field-kind'

/** Points that were seen or done: the codes that are ticked. The rest of the list is not. */
export const checklist: FieldKind<string[]> = choices
