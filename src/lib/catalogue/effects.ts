import { z } from 'zod'
import { condSchema, idSchema, keySchema, pathSchema, spanSchema, valueSchema } from '@/lib/forms/expressions'

/**
 * The closed vocabulary of what a row or a stage may do. Declared here, below the engine that carries it out
 * (`cases/effects`), so that publishing can check a definition without the engine.
 * A document key may be a path to `$with`: when it resolves to null the effect is left out.
 */
const common = { if: condSchema.optional(), each: pathSchema.optional() }
const named = z.union([keySchema, pathSchema])
const set = z.record(idSchema, valueSchema)

export const effectSchemas = {
  write: z.strictObject({ write: named, set, of: pathSchema.optional(), ...common }),
  fact: z.strictObject({ fact: z.union([z.string(), pathSchema]), of: pathSchema, value: valueSchema, ...common }),
  post: z.strictObject({
    post: named,
    from: valueSchema.optional(),
    to: valueSchema.optional(),
    amount: valueSchema,
    ...common,
  }),
  reserve: z.strictObject({ reserve: pathSchema, wait: z.boolean().optional(), ...common }),
  release: z.strictObject({ release: pathSchema, ...common }),
  open: z.strictObject({
    open: named,
    set: set.optional(),
    due: z.union([valueSchema, spanSchema]).optional(),
    ...common,
  }),
  collect: z.strictObject({ collect: named, where: condSchema.optional(), into: idSchema, set, ...common }),
  share: z.strictObject({ share: valueSchema, ...common }),
  issue: z.strictObject({ issue: named, to: z.array(idSchema).optional(), ...common }),
  notify: z.strictObject({ notify: named, to: z.array(idSchema).optional(), ...common }),
  survey: z.strictObject({ survey: named, to: z.array(idSchema).optional(), ...common }),
} as const

/** What this release carries out; publishing refuses the other words, so that no definition promises what does not happen. */
export const carriedOut = ['write', 'fact', 'open', 'issue', 'notify', 'post'] as const
export type CarriedOut = (typeof carriedOut)[number]

export type EffectKind = keyof typeof effectSchemas
export const effectKinds = Object.keys(effectSchemas) as EffectKind[]
export const effectSchema = z.union(
  Object.values(effectSchemas) as [typeof effectSchemas.write, ...(typeof effectSchemas)[EffectKind][]],
)
export type Effect = { [K in EffectKind]: z.infer<(typeof effectSchemas)[K]> }[EffectKind]
