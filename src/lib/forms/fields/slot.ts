import { isUuid, referenceKind } from './reference'

/** A bookable slot of the field's register: its uuid. */
export const slot = referenceKind('slot', isUuid)
