import 'server-only'
import type { Identified, IdentifierKind, ReadContext } from '@/lib/forms/fields/field-kind'
import { parseCitizenId } from './identifiers/citizen-id'
import { parseCreditCode } from './identifiers/credit-code'
import { parseDisabilityCertificate } from './identifiers/disability-certificate'
import { parseForeignResidentCard } from './identifiers/foreign-resident-card'
import { parseLandline } from './identifiers/landline'
import { parseMobile } from './identifiers/mobile'
import { parseOrganisationCode } from './identifiers/organisation-code'
import { parseResidencePermit } from './identifiers/residence-permit'

const parsers: Record<IdentifierKind, (raw: unknown) => Identified> = {
  'citizen-id': parseCitizenId,
  'residence-permit': parseResidencePermit,
  'foreign-resident-card': parseForeignResidentCard,
  'credit-code': parseCreditCode,
  'organisation-code': parseOrganisationCode,
  'disability-certificate': parseDisabilityCertificate,
}

/** The checks of numbers that reading answers needs: each kind by its standard, phones as mobile, else as landline. */
export function fieldContext(): Pick<ReadContext, 'identify' | 'phone'> {
  return { identify: (kind, raw) => parsers[kind](raw), phone }
}

function phone(raw: string): ReturnType<ReadContext['phone']> {
  const mobile = parseMobile(raw)
  if (mobile.ok) return { ok: true, value: mobile.value }
  const landline = parseLandline(raw)
  return landline.ok ? { ok: true, value: landline.value } : { ok: false, reason: mobile.reason }
}
