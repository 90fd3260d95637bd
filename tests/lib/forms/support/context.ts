import { createTranslator } from 'use-intl/core'
import type { Identified, IdentifierKind, ReadContext, ShowContext } from '@/lib/forms/fields/field-kind'
import type { Scope } from '@/lib/forms/scope'
import { parseCitizenId } from '@/lib/registry/identifiers/citizen-id'
import { parseCreditCode } from '@/lib/registry/identifiers/credit-code'
import { parseDisabilityCertificate } from '@/lib/registry/identifiers/disability-certificate'
import { parseForeignResidentCard } from '@/lib/registry/identifiers/foreign-resident-card'
import { parseLandline } from '@/lib/registry/identifiers/landline'
import { parseMobile } from '@/lib/registry/identifiers/mobile'
import { parseOrganisationCode } from '@/lib/registry/identifiers/organisation-code'
import { parseResidencePermit } from '@/lib/registry/identifiers/residence-permit'
import fields from '@/lib/text/messages/zh-Hans/fields.json'
import { say } from '@/lib/text/say'

export const today = '2026-11-23'

const parsers: Record<IdentifierKind, (raw: string) => Identified> = {
  'citizen-id': (raw) => parseCitizenId(raw, { today }),
  'residence-permit': (raw) => parseResidencePermit(raw, { today }),
  'foreign-resident-card': (raw) => parseForeignResidentCard(raw, { today }),
  'credit-code': parseCreditCode,
  'organisation-code': parseOrganisationCode,
  'disability-certificate': (raw) => parseDisabilityCertificate(raw, { today }),
}

const lists: Record<string, { code: string; label: string }[]> = {
  relation: ['01', '10', '20'].map((code) => ({ code, label: `关系${code}` })),
  benefit: ['01', '02', '03', '04'].map((code) => ({ code, label: `待遇${code}` })),
}

export const readContext: ReadContext = {
  identify: (kind, raw) => parsers[kind](raw),
  phone: (raw) => {
    const mobile = parseMobile(raw)
    return mobile.ok ? mobile : parseLandline(raw)
  },
  codes: (list) => lists[list],
}

/** The real sentences of the screens, with their plurals and selections. */
const translator = createTranslator({ locale: 'zh-Hans', messages: { fields }, namespace: 'fields' })
export const word = (key: string, params?: Record<string, string | number>): string =>
  translator(key as Parameters<typeof translator>[0], params as never)

export const showContext: ShowContext = {
  locale: 'zh-Hans',
  say: (text) => say(text, 'zh-Hans'),
  word,
  codes: (list) => lists[list],
}

export function scopeWith(roots: Record<string, unknown>): Scope {
  return { roots: { today, ...roots }, rate: () => undefined }
}
