import { referenceKind } from './reference'

/** A unit of the office (`yunzhou/linjiang/qinghe/`) or a division code of 6, 9 or 12 digits (GB/T 2260, GB/T 10114). */
export const division = referenceKind('division', isDivision)

/** True for the shape of a unit path or of a division code; does not check that it exists. */
export function isDivision(text: string): boolean {
  return /^([a-z0-9]+(-[a-z0-9]+)*\/){1,8}$/.test(text) || /^\d{6}(\d{3}(\d{3})?)?$/.test(text)
}
