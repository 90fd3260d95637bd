import { isUuid, referenceKind } from './reference'

/** One entry of the field's register: its uuid. */
export const entry = referenceKind('entry', isUuid)
