import 'server-only'
import { z } from 'zod'
import { type MandateOf, mandatesOf } from '@/lib/access/mandates-of'
import { isDate } from '@/lib/calendar/day-number'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { lookAt } from '@/lib/kernel/look-at'
import { can } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { personRows } from '@/lib/registry/people/person-rows'
import { lookCommands, type RecordView, recordView } from '@/lib/registry/people/record-view'
import { personSubjectOf } from '@/lib/registry/people/subject-of'
import { locales, sourceLocale } from '@/lib/text/locale'
import { type PersonCase, personCases } from './person-cases'

/** Everything that the own street has about one person. */
export type PersonRecord = RecordView & {
  cases: PersonCase[]
  mandates: MandateOf[]
  /** What the reader may do here. */
  may: { keep: boolean; amend: boolean; unmask: boolean; serve: boolean; seeCases: boolean }
}

const input = z.strictObject({
  id: z.uuid(),
  /** A day, `YYYY-MM-DD`: facts, groups and households as they stood at its end. Not a day, or not past: today. */
  asOf: z.string().max(20).default(''),
  /** What was typed in the form for joining a group, and the group that was chosen before. */
  joining: z.record(z.string(), z.string()).default({}),
  group: z.string().max(60).default(''),
  locale: z.enum(locales).default(sourceLocale),
})

/**
 * The one page of a person of the own street, masked: six statements in one transaction (entry, record, office, cases with
 * their papers, mandates, the look itself). Looking is audited with the statement that reads who looked before.
 */
export const personRecord = query({
  name: 'person-record',
  permission: 'person.find',
  input,
  subject: async ({ tx, input: { id } }) => personSubjectOf(await personRows(tx, id)),
  run: async ({ tx, actor, input: { id, asOf: day, joining, group, locale } }): Promise<PersonRecord> => {
    const rows = await personRows(tx, id)
    const subject = personSubjectOf(rows)
    if (!rows || !subject) throw new Refusal('not-found')
    const office = await loadOffice(tx)
    const asOf = isDate(day) && day < today() ? day : null
    const cases = can(actor, 'case.read') ? await personCases(tx, id, { actor, office, locale }) : []
    const mandates = await mandatesOf(tx, id)
    const { unitPath } = subject
    const looking = { command: 'person-record', subject: id, unitPath, permission: 'person.find' } as const
    const looks = await lookAt(tx, actor, { ...looking, commands: lookCommands })
    const view = await recordView(rows, { office, locale, asOf, looks, joining, group })
    return {
      ...{ ...view, cases, mandates },
      may: {
        keep: can(actor, 'person.keep', subject),
        amend: can(actor, 'person.amend', subject),
        unmask: can(actor, 'person.unmask', subject),
        serve: can(actor, 'case.open-for-others'),
        seeCases: can(actor, 'case.read'),
      },
    }
  },
})
