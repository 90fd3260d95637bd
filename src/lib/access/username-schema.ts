import { z } from 'zod'

/** A new user name: 3 to 32 small letters, digits, dots, hyphens and underscores, a letter or digit first. */
export const usernameSchema = z
  .string({ error: 'required' })
  .transform((raw) => raw.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{2,31}$/, 'username'))

/** Name of a person as colleagues read it. */
export const staffNameSchema = z.string({ error: 'required' }).trim().min(1, 'required').max(60, 'too-long')
