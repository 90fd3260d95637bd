import 'server-only'
import { z } from 'zod'
import type { Office } from '@/lib/catalogue/office'
import { isDivision } from '@/lib/forms/fields/division'
import { readName } from '@/lib/forms/fields/person'
import { today } from '@/lib/kernel/clock'
import { parseMobile } from '../identifiers/mobile'
import { identifyPerson } from '../identify-person'
import type { Question } from './ask-register'
import { divisionPath } from './division-path'
import type { FailureReason } from './fetch-words'

/** What a register says of somebody, read and believed to be about them. */
export type Found = {
  /** The name there is the name that was asked about. */
  agrees: boolean
  /** The name there, where it is another. */
  name: string | null
  /** Values by data element, in the order in which they were asked for. */
  values: Record<string, unknown>
  /** Answers for the form of a co-department's check; not yet read by that form. */
  finding: Record<string, unknown> | null
}
export type Read = { ok: true; found: Found } | { ok: false; reason: FailureReason }

const answer = z.object({
  id: z.string(),
  subject: z.object({
    number: z.string(),
    name: z.string().max(200),
    birth: z.string().nullish(),
    died: z.string().nullish(),
  }),
  values: z.record(z.string(), z.unknown()).default({}),
  finding: z.record(z.string(), z.unknown()).nullish(),
})

type Element = Office['elements'][number]

/**
 * Reads the body of an answer. It must be about the number that was asked about and hold only values that can be true; one
 * that does not is refused as a whole. A name that differs is said and left to the caller. What was not asked for is left.
 */
export function readAnswer(body: unknown, question: Question, office: Office): Read {
  const parsed = answer.safeParse(body)
  if (!parsed.success) return { ok: false, reason: 'broken' }
  const { id, subject, values, finding } = parsed.data
  if (id !== question.id || subject.number !== question.subject.number) return { ok: false, reason: 'other-subject' }
  const name = readName(subject.name)
  if (name.problems.length > 0 || !canBe(subject, question)) return { ok: false, reason: 'impossible' }
  const read: Record<string, unknown> = {}
  for (const element of office.elements.filter((each) => question.elements.includes(each.element))) {
    const value = values[element.element]
    if (value === undefined || value === null) continue
    const fit = fitting(element, value, office)
    if (fit === undefined) return { ok: false, reason: 'impossible' }
    read[element.element] = fit
  }
  const agrees = name.value === readName(question.subject.name).value
  const found = { agrees, name: agrees ? null : name.value, values: read, finding: finding ?? null }
  return { ok: true, found }
}

/** Whether the dates of a person can be true: born on the day that the number says, and died on a day after it. */
function canBe({ birth, died }: { birth?: string | null; died?: string | null }, { subject }: Question): boolean {
  const days = [birth, died].flatMap((day) => day ?? [])
  if (!days.every(isPastDay)) return false
  const born = subject.kind === 'person' ? identifyPerson(subject.number) : null
  const told = born?.ok ? born.birthDate : birth
  return (!birth || birth === told) && (!died || !told || died >= told)
}

/** The value as the register of residents keeps it, or undefined when it cannot be one. */
function fitting(element: Element, value: unknown, office: Office): unknown {
  if (element.type === 'yes-no') return typeof value === 'boolean' ? value : undefined
  if (element.type === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : undefined
  if (element.type === 'choices') return allCodes(element, value, office)
  if (typeof value !== 'string' || value.trim() === '' || value.length > 400) return undefined
  if (element.type === 'choice') return hasCode(element, value, office) ? value : undefined
  if (element.type === 'date') return isPastDay(value) ? value : undefined
  if (element.type === 'money') return /^\d{1,12}(\.\d{1,2})?$/.test(value) ? value : undefined
  if (element.type === 'division') return isDivision(value) ? divisionPath(office, value) : undefined
  if (element.type === 'phone') return mobile(value)
  return value.trim()
}

function allCodes(element: Element, value: unknown, office: Office): unknown {
  const codes = Array.isArray(value) ? value : []
  const known = codes.every((code) => typeof code === 'string' && hasCode(element, code, office))
  return known && codes.length > 0 ? codes : undefined
}

function hasCode(element: Element, value: string, office: Office): boolean {
  return office.codes(element.codes ?? '')?.codes.some(({ code }) => code === value) ?? false
}

function mobile(value: string): string | undefined {
  const read = parseMobile(value)
  return read.ok ? read.value : undefined
}

/** A day of the calendar that has been: 2026-02-30 and tomorrow are none. */
function isPastDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value > today() || value < '1850') return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
