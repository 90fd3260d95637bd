import { z } from 'zod'

/** Long numbers have no place in a reason: the trail must not hold what it guards. */
const longNumber = /\d{6,}[\dXx]?/g
const least = 4

/** The typed reason of an act on a person's record: 4 to 200 characters, numbers of people taken out. */
export const reasonSchema = z
  .string({ error: 'required' })
  .trim()
  .max(200, 'too-long')
  .refine((text) => [...text].length >= least, 'reason-short')
  .transform((text) => text.replace(longNumber, '***'))
