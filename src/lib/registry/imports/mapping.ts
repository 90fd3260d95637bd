import { z } from 'zod'

/** Which column of the file fills which input: `at` counts columns from 0, `head` is the row of the heads in the file. */
export const mappingSchema = z.strictObject({
  sheet: z.number().int().min(0),
  head: z.number().int().min(0),
  columns: z.array(z.strictObject({ at: z.number().int().min(0), header: z.string(), to: z.string() })),
})
export type Mapping = z.infer<typeof mappingSchema>

/** What was found in a file before anything is decided: sealed with the batch, because sample rows hold people. */
export type Looks = {
  sheets: string[]
  sheet: number
  head: number
  headers: string[]
  samples: string[][]
  /** The first rows with their numbers, to choose another row of heads from. */
  first: { no: number; texts: string[] }[]
  /** True when every head was mapped as the last file of this source was. */
  kept: boolean
}
