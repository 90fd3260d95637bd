import { normalised } from './normalised'
import { type Parsed, refuse } from './parsed'

const SHAPE = /^(010|02[0-57-9]|0[3-9]\d{2})-?([2-8]\d{6,7})(?:-(\d{1,6}))?$/

export type LandlineParts = { area: string; local: string; extension?: string }

/**
 * Landline number of the Chinese mainland: area code of 3 or 4 digits with its 0, local number of 7 or 8 digits that
 * begins with 2 to 8, optional extension of up to 6 digits after a hyphen, 转 or ext. Accepts brackets around the area
 * code and +86 or 0086 in place of its 0; `value` is written `0571-88123456-801`. Hotlines (12345, 400…) are no
 * landlines. Reason: FORMAT.
 */
export function parseLandline(input: unknown): Parsed<LandlineParts> {
  const text = normalised(input)
    .replace(/^(?:\+86|0086)-?0?/, '0')
    .replace(/^\((\d+)\)-?/, '$1-')
    .replace(/(?:转|EXT\.?|#)-?(?=\d{1,6}$)/, '-')
  const [, area, local, extension] = SHAPE.exec(text) ?? []
  if (area === undefined || local === undefined) return refuse('FORMAT')
  const value = [area, local, ...(extension === undefined ? [] : [extension])].join('-')
  return { ok: true, value, area, local, ...(extension === undefined ? {} : { extension }) }
}
