import { z } from 'zod'
import { listed } from '@/lib/forms/names'
import { today } from '@/lib/kernel/clock'

/** What a form posts when nothing was typed is as good as nothing. */
export const blank = z.literal('').transform(() => undefined)

/** A day of the calendar, `YYYY-MM-DD`. */
export const day = z.string({ error: 'required' }).min(1, 'required').pipe(z.iso.date('date'))

/** A day that has come. */
export const pastDay = day.refine((value) => value <= today(), 'date-future')

/** A day or nothing. */
export const dayOrNone = z.union([blank, z.iso.date('date')]).optional()

/** A text of at least one and at most `most` characters. */
export const text = (most: number) => z.string({ error: 'required' }).trim().min(1, 'required').max(most, 'too-long')

/** The same, or nothing. */
export const textOrNone = (most: number) => z.union([blank, z.string().trim().max(most, 'too-long')]).optional()

/** The id of a record, or nothing. */
export const idOrNone = z.union([blank, z.uuid('not-found')]).optional()

/** A list as forms post it: numbered members, or one text. */
export const list = <Schema extends z.ZodType>(of: Schema, most = 50) =>
  z.preprocess(
    (raw) => (Array.isArray(raw) ? raw : listed(raw).map(([, each]) => each)),
    z.array(of).max(most, 'too-long'),
  )

/** A box that is ticked or not. */
export const ticked = z.enum(['1', 'on', 'yes']).optional()
