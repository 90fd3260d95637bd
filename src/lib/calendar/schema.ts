import { z } from 'zod'
import { textSchema } from '@/lib/text/text'
import { dayNumber, isDate, isWeekend } from './day-number'

const dateSchema = z.string().refine(isDate, 'not a date')

const offSchema = z
  .strictObject({ name: textSchema, from: dateSchema, to: dateSchema })
  .refine((off) => off.from <= off.to, { path: ['to'], message: 'ends before it begins' })

const calendarYearSchema = z.strictObject({
  source: z.string().min(1),
  off: z.array(offSchema).min(1),
  work: z.array(dateSchema),
})

/**
 * The calendar of working days: for each year the days off and the make-up working days that the State Council's
 * yearly notice names, with the address of the notice. Of two entries that share a day the later gives its name.
 * Weekends are not listed. A make-up day that is no weekend, or that is also a day off, is refused as a slip of the pen.
 */
export const calendarSchema = z
  .strictObject({
    kind: z.literal('calendar'),
    key: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
    years: z.record(z.string().regex(/^\d{4}$/), calendarYearSchema),
  })
  .superRefine((calendar, context) => {
    for (const [year, content] of Object.entries(calendar.years)) {
      for (const { path, message } of [...strayDates(year, content), ...doubtfulMakeUps(content)]) {
        context.addIssue({ code: 'custom', path: ['years', year, ...path], message })
      }
    }
  })

export type CalendarYear = z.infer<typeof calendarYearSchema>
export type Calendar = z.infer<typeof calendarSchema>

type Problem = { path: (string | number)[]; message: string }

function strayDates(year: string, content: CalendarYear): Problem[] {
  const outside = (date: string) => !date.startsWith(year)
  return [
    ...content.off.flatMap((off, at) => (outside(off.from) || outside(off.to) ? [{ path: ['off', at] }] : [])),
    ...content.work.flatMap((date, at) => (outside(date) ? [{ path: ['work', at] }] : [])),
  ].map(({ path }) => ({ path, message: `lies outside ${year}` }))
}

function doubtfulMakeUps(content: CalendarYear): Problem[] {
  return content.work.flatMap((date, at) => {
    const path = ['work', at]
    if (!isDate(date)) return []
    if (!isWeekend(dayNumber(date))) return [{ path, message: 'a make-up working day must be a Saturday or Sunday' }]
    if (content.work.indexOf(date) !== at) return [{ path, message: 'named twice' }]
    if (content.off.some((off) => off.from <= date && date <= off.to)) return [{ path, message: 'is also a day off' }]
    return []
  })
}
