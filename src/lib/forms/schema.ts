import { z } from 'zod'
import { textSchema } from '@/lib/text/text'
import { condSchema, idSchema, keySchema, valueSchema } from './expressions'

/** The 26 kinds of question. Each has one file in `fields/` (parse, format) and one in `components/fields/` (render). */
export const fieldTypes = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'date-time',
  'date-range',
  'yes-no',
  'choice',
  'choices',
  'checklist',
  'score',
  'entry',
  'person',
  'organisation',
  'identifier',
  'phone',
  'address',
  'division',
  'place',
  'point',
  'slot',
  'account',
  'file',
  'consent',
  'rows',
] as const
export type FieldType = (typeof fieldTypes)[number]

/** Kinds of number that an `identifier` field accepts; each has its parser in `registry/identifiers`. */
export const identifierKinds = [
  'citizen-id',
  'residence-permit',
  'foreign-resident-card',
  'credit-code',
  'organisation-code',
  'disability-certificate',
] as const

const fieldShape = {
  key: idSchema,
  type: z.enum(fieldTypes),
  label: textSchema,
  help: textSchema.optional(),
  /** Data element that this answer is a value of (`person.living_address`): asked once, known everywhere. */
  of: z
    .string()
    .regex(/^[a-z]+\.[a-z_]+$/)
    .optional(),
  required: condSchema.optional(),
  if: condSchema.optional(),
  /** Computed: never asked. */
  value: valueSchema.optional(),
  prefill: valueSchema.optional(),
  /** Data level 1 public … 4 sensitive … 5 sealed; from level 3 on the answer is stored encrypted. Default 2. */
  level: z.number().int().min(1).max(5).optional(),
  check: z.array(z.strictObject({ if: condSchema, say: textSchema })).optional(),
  codes: idSchema.optional(),
  register: keySchema.optional(),
  where: condSchema.optional(),
  as: idSchema.optional(),
  /** Text that a `consent` field agrees to: key of a definition of kind `template`. */
  text: keySchema.optional(),
  signers: z.array(idSchema).optional(),
  kind: z.enum(identifierKinds).optional(),
  accept: z.enum(['photo', 'document']).optional(),
  min: valueSchema.optional(),
  max: valueSchema.optional(),
  points: z.record(z.string(), z.number()).optional(),
}

export const columnSchema = z.strictObject(fieldShape)
export const fieldSchema = z.strictObject({ ...fieldShape, columns: z.array(columnSchema).min(1).optional() })

/** One group is one page for a resident and one block of the clerk's screen. */
export const groupSchema = z.strictObject({
  title: textSchema.optional(),
  help: textSchema.optional(),
  if: condSchema.optional(),
  fields: z.array(fieldSchema).min(1),
})
export const formSchema = z.array(groupSchema)

export type Field = z.infer<typeof fieldSchema>
export type Group = z.infer<typeof groupSchema>
export type Form = z.infer<typeof formSchema>
