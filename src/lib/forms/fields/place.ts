import { isUuid, referenceKind } from './reference'

/** A dwelling, venue or other place: its uuid, or the house code that is printed on the door. */
export const place = referenceKind('place', (text) => isUuid(text) || /^[A-Za-z0-9][A-Za-z0-9-]{2,39}$/.test(text))
