import { describe, expect, test } from 'vitest'
import { parseCitizenId } from '@/lib/registry/identifiers/citizen-id'
import { parseCreditCode } from '@/lib/registry/identifiers/credit-code'
import { parseDisabilityCertificate } from '@/lib/registry/identifiers/disability-certificate'
import { parseDivisionCode } from '@/lib/registry/identifiers/division-code'
import { parseForeignResidentCard } from '@/lib/registry/identifiers/foreign-resident-card'
import { parseLandline } from '@/lib/registry/identifiers/landline'
import { parseMobile } from '@/lib/registry/identifiers/mobile'
import { parseOrganisationCode } from '@/lib/registry/identifiers/organisation-code'
import type { Parsed, ParseOptions } from '@/lib/registry/identifiers/parsed'
import { parseResidencePermit } from '@/lib/registry/identifiers/residence-permit'
import vectors from './vectors.json'

const OPTIONS = { today: '2026-11-23' }

type Parse = (input: unknown, options: ParseOptions) => Parsed
type Vector = Record<string, unknown> & { value: string }
type Invalid = { value: string; reason: string }

/** Parts that the vector file writes under another name. */
const RENAMED: Record<string, string> = {
  normalised: 'value',
  upgraded: 'value',
  area_code: 'division',
  birth_date: 'birthDate',
  nationality_numeric: 'nationality',
  issuing_province: 'issuingProvince',
  org_code: 'organisationCode',
}
const COMMENTS = ['value', 'note', 'name', 'age_on_2026_11_23']

function expectedParts(vector: Vector): Record<string, unknown> {
  const entries = Object.entries(vector).filter(([key]) => !COMMENTS.includes(key))
  return Object.fromEntries(entries.map(([key, value]) => [RENAMED[key] ?? key, value]))
}

const tables: [string, Parse, { valid: Vector[]; invalid: Invalid[] }][] = [
  ['citizen number', parseCitizenId, vectors.citizen_id_18],
  ['citizen number of 15 digits', parseCitizenId, vectors.citizen_id_15_legacy],
  ['residence permit', parseResidencePermit, vectors.hk_mo_tw_residence_permit],
  ['foreign resident card', parseForeignResidentCard, vectors.foreign_permanent_resident_2023],
  ['credit code', parseCreditCode, vectors.uscc],
  ['organisation code', parseOrganisationCode, vectors.org_code],
  ['mobile', parseMobile, vectors.mobile],
  ['landline', parseLandline, vectors.landline],
  ['disability certificate', parseDisabilityCertificate, vectors.disability_certificate_no],
  ['division code', parseDivisionCode, vectors.division_code],
]

describe.each(tables)('%s', (_, parse, { valid, invalid }) => {
  test.each(valid)('accepts $value', (vector) => {
    expect(parse(vector.value, OPTIONS)).toMatchObject({ ok: true, value: vector.value, ...expectedParts(vector) })
  })

  test.each(invalid)('refuses $value: $reason', ({ value, reason }) => {
    expect(parse(value, OPTIONS)).toEqual({ ok: false, reason })
  })
})
