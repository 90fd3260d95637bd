import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Look } from '@/lib/kernel/read-about'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitName } from './unit-names'

/**
 * Something that staff did with a person's record: when, from which unit and in which post, at what, why. `did` is a word
 * of the messages `rights.did`. Names of staff are not told; the office knows them.
 */
export type LookView = {
  at: string
  who: string
  did: string
  /** What was shown whole. */
  unmasked: string[]
  /** The case that it was for. */
  caseNo: string | null
  reason: string | null
}

const words = [
  'person-card',
  'person-record',
  'unmask-person',
  'office-case',
  'unmask-case',
  'correction-page',
  'decide-correction',
]

/** A row of the trail in words for the person it is about. */
export function lookView(look: Look, { office, locale }: { office: Office; locale: Locale }): LookView {
  const [role = '', unit = ''] = (look.post ?? '').split('@')
  const name = office.roles.find((each) => each.key === role)?.name
  const who = [unitName(office, unit, locale), name ? say(name, locale) : undefined].filter(Boolean).join(' ')
  const { elements, no } = (look.detail ?? {}) as { elements?: unknown; no?: unknown }
  const shown = office.elements.filter((each) => Array.isArray(elements) && elements.includes(each.element))
  return {
    at: look.at.toISOString(),
    who,
    did: words.includes(look.command) ? look.command : 'other',
    unmasked: shown.map((each) => say(each.label, locale)),
    caseNo: typeof no === 'string' ? no : null,
    reason: look.reason,
  }
}
