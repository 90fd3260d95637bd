import { compactText } from './clean-text'
import { accept, blankInput, type FieldKind, type Problem, partOf, refuse } from './field-kind'

/** A point on the map in degrees (the datum of the office's map): latitude −90…90, longitude −180…180, six places. */
export const point: FieldKind<{ lat: number; lng: number }> = {
  parse: (raw) => {
    const [lat, lng] = [degrees(partOf(raw, 'lat'), 90), degrees(partOf(raw, 'lng'), 180)]
    if (lat !== undefined && lng !== undefined) return accept({ lat, lng })
    const problems: Problem[] = [
      ...(lat === undefined ? [{ code: 'latitude', at: 'lat' }] : []),
      ...(lng === undefined ? [{ code: 'longitude', at: 'lng' }] : []),
    ]
    return refuse(problems[0] ?? { code: 'latitude' }, ...problems.slice(1))
  },
  format: (value) => Object.values(pointInputs(value)).join(', '),
  blank: blankInput,
  toInputs: pointInputs,
}

function pointInputs(value: unknown): Record<string, string> {
  const [lat, lng] = [partOf(value, 'lat'), partOf(value, 'lng')]
  return typeof lat === 'number' && typeof lng === 'number' ? { lat: lat.toFixed(6), lng: lng.toFixed(6) } : {}
}

function degrees(raw: unknown, most: number): number | undefined {
  const text = compactText(raw)
  const value = Number(text)
  return /^[-+]?\d{1,3}(\.\d{1,15})?$/.test(text) && Math.abs(value) <= most
    ? Math.round(value * 1e6) / 1e6 + 0
    : undefined
}
