import { z } from 'zod'

/**
 * The closed languages that definitions are written in: paths, values, conditions, spans of time.
 * Everything is data with a finite set of words; there are no expression strings and no functions.
 */

export const keySchema = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab-case key expected')
export const idSchema = z.string().regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'snake_case name expected')
export const dateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'date YYYY-MM-DD expected')

/** `$answers.income`, `$case.street.hall`, `$today`. What it means is resolved when the definition is published. */
export const pathSchema = z
  .string()
  .regex(/^\$[a-z][A-Za-z0-9_]*(\.[A-Za-z0-9_-]+)*$/, 'path such as $answers.income expected')

const literalSchema = z.union([
  z.string().regex(/^[^$]|^$/, 'a literal text may not start with $'),
  z.number(),
  z.boolean(),
  z.null(),
])

export type Path = `$${string}`
export type Literal = string | number | boolean | null
export type Span =
  | Path
  | { workingDays: Value }
  | { days: Value }
  | { hours: Value }
  | { months: Value }
  | { years: Value }
  | { until: Value }
export type Value =
  | Literal
  | { sum: [Value, string] }
  | { count: [Value] | [Value, Cond] }
  | { add: Value[] }
  | { times: Value[] }
  | { min: Value[] }
  | { max: Value[] }
  | { subtract: [Value, Value] }
  | { divide: [Value, Value] }
  | { round: [Value, Value] }
  | { plus: [Value, Span] }
  | { between: [Value, Value, 'days' | 'months' | 'years'] }
  | { rate: [string, ...Value[]] }
  | { first: { if?: Cond; value: Value }[] }
export type Cond =
  | boolean
  | Path
  | { all: Cond[] }
  | { any: Cond[] }
  | { not: Cond }
  | { known: Path }
  | { is: [Value, Value] }
  | { has: [Value, Value] }
  | { atLeast: [Value, Value] }
  | { atMost: [Value, Value] }
  | { above: [Value, Value] }
  | { below: [Value, Value] }
  | { within: [Value, Value] }
  | { in: [Value, Literal[]] }
  | { some: [Value, Cond] }
  | { every: [Value, Cond] }
  | { open: 'children' | 'gaps' | 'tasks' }
  | { exists: { register: string; where?: Cond } }

const valueRef: z.ZodType<Value> = z.lazy(() => valueSchema)
const condRef: z.ZodType<Cond> = z.lazy(() => condSchema)
const pathRef = pathSchema as unknown as z.ZodType<Path>
const pair = z.tuple([valueRef, valueRef])
const many = z.array(valueRef).min(1)

export const spanSchema: z.ZodType<Span> = z.union([
  pathRef,
  z.strictObject({ workingDays: valueRef }),
  z.strictObject({ days: valueRef }),
  z.strictObject({ hours: valueRef }),
  z.strictObject({ months: valueRef }),
  z.strictObject({ years: valueRef }),
  z.strictObject({ until: valueRef }),
])

export const valueSchema: z.ZodType<Value> = z.union([
  pathRef,
  literalSchema,
  z.strictObject({ sum: z.tuple([valueRef, idSchema]) }),
  z.strictObject({ count: z.union([z.tuple([valueRef]), z.tuple([valueRef, condRef])]) }),
  z.strictObject({ add: many }),
  z.strictObject({ times: many }),
  z.strictObject({ min: many }),
  z.strictObject({ max: many }),
  z.strictObject({ subtract: pair }),
  z.strictObject({ divide: pair }),
  z.strictObject({ round: pair }),
  z.strictObject({ plus: z.tuple([valueRef, spanSchema]) }),
  z.strictObject({ between: z.tuple([valueRef, valueRef, z.enum(['days', 'months', 'years'])]) }),
  z.strictObject({ rate: z.tuple([keySchema], valueRef) }),
  z.strictObject({ first: z.array(z.strictObject({ if: condRef.optional(), value: valueRef })).min(1) }),
])

export const condSchema: z.ZodType<Cond> = z.union([
  z.boolean(),
  pathRef,
  z.strictObject({ all: z.array(condRef).min(1) }),
  z.strictObject({ any: z.array(condRef).min(1) }),
  z.strictObject({ not: condRef }),
  z.strictObject({ known: pathRef }),
  z.strictObject({ is: pair }),
  z.strictObject({ has: pair }),
  z.strictObject({ atLeast: pair }),
  z.strictObject({ atMost: pair }),
  z.strictObject({ above: pair }),
  z.strictObject({ below: pair }),
  z.strictObject({ within: pair }),
  z.strictObject({ in: z.tuple([valueRef, z.array(literalSchema)]) }),
  z.strictObject({ some: z.tuple([valueRef, condRef]) }),
  z.strictObject({ every: z.tuple([valueRef, condRef]) }),
  z.strictObject({ open: z.enum(['children', 'gaps', 'tasks']) }),
  z.strictObject({ exists: z.strictObject({ register: keySchema, where: condRef.optional() }) }),
])
