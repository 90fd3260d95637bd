import { z } from 'zod'

/**
 * A text of a definition: one string (simplified Chinese) or one string for each language.
 * `zh-Hans` is the source; a missing `zh-Hant` is converted from it, a missing `en` falls back to it.
 */
export const textSchema = z.union([
  z.string().min(1),
  z.strictObject({
    'zh-Hans': z.string().min(1),
    'zh-Hant': z.string().min(1).optional(),
    en: z.string().min(1).optional(),
  }),
])

export type Text = z.infer<typeof textSchema>
