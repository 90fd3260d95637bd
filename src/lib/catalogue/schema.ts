import { z } from 'zod'
import { calendarSchema } from '@/lib/calendar/schema'
import {
  condSchema,
  dateSchema,
  idSchema,
  keySchema,
  pathSchema,
  spanSchema,
  valueSchema,
} from '@/lib/forms/expressions'
import { fieldSchema, fieldTypes, formSchema } from '@/lib/forms/schema'
import { textSchema } from '@/lib/text/text'
import { effectSchema } from './effects'

/**
 * The documents that describe an office. One strict schema for each kind: an unknown word is an error.
 * What the schemas cannot see (names that must exist, stages that must be reachable) is checked in `soundness`.
 */

const limitSchema = z.union([
  z.strictObject({ workingDays: z.number().int().min(0) }),
  z.strictObject({ days: z.number().int().min(0) }),
])
const setSchema = z.record(idSchema, z.union([valueSchema, condSchema]))
const whoShape = { each: pathSchema.optional(), if: condSchema.optional(), except: z.array(idSchema).optional() }

/** Who a name of the cast stands for. `each` makes one for every row of a list. */
export const whoSchema = z.union([
  z.strictObject({ role: keySchema, at: valueSchema, ...whoShape }),
  z.strictObject({ party: idSchema, ...whoShape }),
  z.strictObject({ actor: idSchema, ...whoShape }),
  z.strictObject({ person: pathSchema, ...whoShape }),
])

export const taskSchema = z.strictObject({
  to: idSchema,
  label: textSchema.optional(),
  if: condSchema.optional(),
  form: idSchema.optional(),
  /** How many people sign one record (a home visit is made by two). */
  people: z.number().int().min(1).default(1),
  limit: spanSchema.optional(),
  join: z.union([z.enum(['all', 'any']), z.strictObject({ quorum: valueSchema })]).default('all'),
  silence: z.enum(['escalate', 'wait', 'agree', 'refuse']).default('escalate'),
  hidden: z.boolean().optional(),
  fetch: valueSchema.optional(),
})

export const phases = [
  'draft',
  'received',
  'supplement',
  'accepted',
  'working',
  'closed',
  'declined',
  'withdrawn',
  'moved',
] as const

export const stageSchema = z.strictObject({
  name: textSchema,
  phase: z.enum(phases),
  /** Word shown with 已办结: granted or refused. */
  outcome: z.enum(['granted', 'refused', 'done']).optional(),
  holder: idSchema.optional(),
  interrupt: z.boolean().optional(),
  tasks: z.record(idSchema, taskSchema).optional(),
  pauses: z.record(idSchema, z.strictObject({ reason: z.string(), if: condSchema.optional() })).optional(),
  notice: z.strictObject({ template: keySchema, audience: valueSchema }).optional(),
  do: z.array(effectSchema).optional(),
})

export const clockSchema = z.strictObject({
  limit: spanSchema,
  in: z.array(z.string()).min(1),
  from: pathSchema.optional(),
  if: condSchema.optional(),
  light: z.enum(['red', 'black']).default('red'),
})

const branchSchema = z.strictObject({ if: condSchema.optional(), to: z.string() })
export const rowSchema = z.strictObject({
  action: idSchema,
  label: textSchema.optional(),
  from: z.array(z.string()).min(1),
  to: z.union([z.string(), z.array(branchSchema).min(1)]),
  by: z.array(idSchema).optional(),
  on: z
    .union([
      z.strictObject({ joined: z.array(idSchema).min(1) }),
      z.strictObject({ lapsed: idSchema }),
      z.strictObject({ elapsed: idSchema }),
      z.strictObject({ child: keySchema }),
    ])
    .optional(),
  if: condSchema.optional(),
  ask: idSchema.optional(),
  approve: idSchema.optional(),
  extend: z.strictObject({ clock: idSchema, by: spanSchema }).optional(),
  /** primary: the usual way on; danger: refuses or ends. Only the look of the button. */
  tone: z.enum(['primary', 'quiet', 'danger']).optional(),
  do: z.array(effectSchema).optional(),
})

const workflowBody = {
  key: keySchema,
  name: textSchema.optional(),
  uses: z.array(keySchema).optional(),
  with: z.record(idSchema, z.union([valueSchema, condSchema])).optional(),
  cast: z.record(idSchema, whoSchema).optional(),
  forms: z.record(idSchema, formSchema).optional(),
  stages: z.record(idSchema, stageSchema),
  clocks: z.record(idSchema, clockSchema).optional(),
  actions: z.array(rowSchema),
}
export const workflowSchema = z.strictObject({ kind: z.enum(['workflow', 'part']), ...workflowBody })

export const materialSchema = z.strictObject({
  key: idSchema,
  name: textSchema,
  get: z.enum(['orig', 'copy', 'elec', 'licence', 'share', 'commit', 'form']),
  /** Absent: always needed. */
  if: condSchema.optional(),
  optional: z.boolean().optional(),
  /** 容缺: may be brought later, within this span. */
  gap: spanSchema.optional(),
  copies: z.number().int().min(1).optional(),
  where: textSchema.optional(),
  sample: textSchema.optional(),
  photo: z.boolean().optional(),
  /** Connector of the base register that shares it, asked when the case is opened. */
  fetch: keySchema.optional(),
})

/** What an item needs to know of a party; each word stands for one data element (`partyElements`). */
export const partyNeeds = [
  'name',
  'id',
  'birth',
  'sex',
  'phone',
  'hukou',
  'living',
  'account',
  'photo',
  'education',
] as const

export const guideSchema = z.strictObject({
  summary: textSchema,
  forWhom: z.array(textSchema).min(1),
  steps: z.array(z.strictObject({ title: textSchema, who: textSchema, time: textSchema })).min(1),
  result: textSchema,
  places: z
    .array(z.strictObject({ name: textSchema, address: textSchema, hours: textSchema, phone: z.string() }))
    .min(1),
  questions: z.array(z.strictObject({ ask: textSchema, answer: textSchema })).optional(),
})

export const serviceSchema = z.strictObject({
  kind: z.literal('service'),
  key: keySchema,
  code: z
    .string()
    .regex(/^[A-Z]{2}-\d{3}$/)
    .optional(),
  name: textSchema,
  /** Short name of everyday speech. */
  short: textSchema.optional(),
  category: z.string().optional(),
  type: z.string().optional(),
  caseKind: z.string().optional(),
  /** Entrances of the home page that lead here (`groups` code list) and everyday words that find it. */
  groups: z.array(idSchema).optional(),
  words: z.array(z.string()).optional(),
  audience: z.enum(['public', 'staff']).default('public'),
  guide: guideSchema.optional(),
  applicant: z.strictObject({
    as: z.array(z.enum(['person', 'household', 'organisation', 'unit', 'nobody'])).min(1),
    needs: z.array(z.enum(partyNeeds)).optional(),
    agent: z.boolean().optional(),
  }),
  place: valueSchema,
  channels: z.array(keySchema).optional(),
  eligibility: z.array(z.strictObject({ say: textSchema, if: condSchema })).optional(),
  form: formSchema,
  materials: z.array(materialSchema).optional(),
  cast: z.record(idSchema, whoSchema).optional(),
  limits: z
    .strictObject({ promised: limitSchema, legal: limitSchema.optional(), deemedAccepted: z.boolean().optional() })
    .optional(),
  fee: textSchema.optional(),
  legal: z
    .array(z.strictObject({ title: textSchema, article: z.string().optional(), from: dateSchema.optional() }))
    .optional(),
  crossRegion: textSchema.optional(),
  proactive: textSchema.optional(),
  workflow: keySchema,
  intake: valueSchema.optional(),
  lead: valueSchema,
  decide: valueSchema.optional(),
  /** Co-departments: `opinion` reads the case and answers, `data` is only asked for facts. */
  co: z
    .array(z.strictObject({ unit: valueSchema, ask: z.enum(['opinion', 'data']), fetch: keySchema.optional() }))
    .optional(),
  with: setSchema.optional(),
  forms: z.record(idSchema, formSchema).optional(),
})

export const registerSchema = z.strictObject({
  kind: z.literal('register'),
  key: keySchema,
  name: textSchema,
  subject: z.enum(['resident', 'household', 'organisation', 'place', 'unit', 'account', 'none']),
  scope: valueSchema,
  identity: z.array(idSchema).optional(),
  fields: formSchema,
  moves: z.array(rowSchema).optional(),
  /** Names of the states that moves lead to, where the usual words (active, suspended, ended) do not fit. */
  states: z.record(idSchema, textSchema).optional(),
  /** Departments whose desks may read and keep it; without it those of all departments. */
  desks: z.array(keySchema).optional(),
  read: z.array(keySchema),
  write: z.array(keySchema),
  list: z.array(idSchema),
  search: z.array(idSchema).optional(),
  open: z.array(idSchema).optional(),
  source: z.record(idSchema, z.string()).optional(),
  fresh: spanSchema.optional(),
  keep: z.number().int().min(1),
  /** Dated amounts that add up for the `account` of an entry; `amount`: field that an entry posts when it is added. */
  balance: z
    .strictObject({
      unit: z.string(),
      account: idSchema,
      amount: idSchema.optional(),
      min: z.number().int().max(0).optional(),
    })
    .optional(),
  resource: z.strictObject({ capacity: idSchema, open: idSchema, slot: spanSchema }).optional(),
})

const whenSchema = z.union([
  z.strictObject({ every: spanSchema, on: z.string().optional(), after: valueSchema.optional() }),
  z.strictObject({ reaches: valueSchema, before: spanSchema.optional() }),
  z.strictObject({ entry: z.enum(['created', 'changed', 'ended']) }),
  z.strictObject({ crosses: keySchema }),
])
export const scheduleSchema = z.strictObject({
  kind: z.literal('schedule'),
  key: keySchema,
  name: textSchema.optional(),
  when: whenSchema,
  for: z
    .union([
      z.strictObject({ register: keySchema, where: condSchema.optional() }),
      z.strictObject({ units: z.string() }),
      z.strictObject({ residents: condSchema }),
    ])
    .optional(),
  once: z.enum(['period', 'ever', 'change']),
  missed: z.enum(['latest', 'all', 'skip']).default('latest'),
  do: z.array(effectSchema).min(1),
})

const measure = z.strictObject({ over: z.string(), of: valueSchema.optional(), where: condSchema.optional() })
export const figureSchema = z.union([
  ...(['count', 'distinct', 'sum', 'average', 'median', 'p90', 'min', 'max'] as const).map((word) =>
    z.strictObject({ [word]: measure }),
  ),
  z.strictObject({ ratio: z.tuple([measure, measure]) }),
  z.strictObject({ minus: z.tuple([measure, measure]) }),
  z.strictObject({ indicator: keySchema }),
])
export const indicatorSchema = z.strictObject({
  kind: z.literal('indicator'),
  key: keySchema,
  name: textSchema,
  figure: figureSchema,
  by: z.array(idSchema),
  per: z.enum(['now', 'day', 'month', 'year']),
  most: valueSchema.optional(),
  least: valueSchema.optional(),
  open: z.boolean().optional(),
})

const rateKey = z.union([z.string(), z.tuple([z.number(), z.number()])])
export const ratesSchema = z.strictObject({
  kind: z.literal('rates'),
  key: keySchema,
  name: textSchema,
  by: z.array(idSchema),
  rows: z.array(z.strictObject({ from: dateSchema, keys: z.array(rateKey), value: z.number() })).min(1),
})

export const codesSchema = z.strictObject({
  kind: z.literal('codes'),
  key: idSchema,
  name: textSchema,
  source: z.string().optional(),
  codes: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        label: textSchema,
        from: dateSchema.optional(),
        to: dateSchema.optional(),
      }),
    )
    .min(1),
})

/** A paper, notice, publication or consent text. `{name}` in a text stands for `values.name`. */
const blockSchema = z.union([
  z.strictObject({ heading: textSchema, if: condSchema.optional() }),
  z.strictObject({ text: textSchema, if: condSchema.optional() }),
  z.strictObject({
    pairs: z.array(z.strictObject({ label: textSchema, value: idSchema })).min(1),
    if: condSchema.optional(),
  }),
  z.strictObject({
    rows: pathSchema,
    columns: z.array(z.strictObject({ label: textSchema, value: pathSchema })).min(1),
    if: condSchema.optional(),
  }),
])
export const templateSchema = z.strictObject({
  kind: z.literal('template'),
  key: keySchema,
  use: z.enum(['paper', 'notice', 'publication', 'consent']),
  title: textSchema,
  /** Number series of a paper: `{street}民受字〔{year}〕{no}号` is written by the office, not by code. */
  series: z.strictObject({ key: keySchema, number: z.string() }).optional(),
  values: z.record(idSchema, valueSchema).optional(),
  blocks: z.array(blockSchema).min(1),
  /** What a text message may say: no personal data. */
  sms: textSchema.optional(),
  /** Only masked values may be shown (public notices). */
  masked: z.boolean().optional(),
})

export const unitKinds = ['city', 'district', 'street', 'community', 'grid', 'department'] as const
export const departmentsSchema = z.strictObject({
  kind: z.literal('departments'),
  key: z.literal('departments'),
  departments: z.array(
    z.strictObject({
      key: keySchema,
      name: textSchema,
      level: z.enum(['city', 'district', 'street', 'community']),
      phone: z.string().optional(),
    }),
  ),
})

export type UnitNode = {
  key: string
  kind: (typeof unitKinds)[number]
  name: z.infer<typeof textSchema>
  division?: string
  departments?: string[]
  units?: UnitNode[]
}
const unitNode: z.ZodType<UnitNode> = z.lazy(() =>
  z.strictObject({
    key: keySchema,
    kind: z.enum(unitKinds),
    name: textSchema,
    division: z
      .string()
      .regex(/^\d{4,12}$/)
      .optional(),
    departments: z.array(keySchema).optional(),
    units: z.array(unitNode).optional(),
  }),
)
export const districtsSchema = z.strictObject({
  kind: z.literal('districts'),
  key: z.literal('districts'),
  units: z.array(unitNode).min(1),
})

export const rolesSchema = z.strictObject({
  kind: z.literal('roles'),
  key: z.literal('roles'),
  roles: z.array(
    z.strictObject({
      key: keySchema,
      name: textSchema,
      /** Which screens the role starts in. */
      home: z.enum(['resident', 'counter', 'office', 'overview', 'registers', 'admin']),
      /** unit: the desk itself and what it was given; subtree: all below the unit that the desk hangs on. */
      reach: z.enum(['own', 'unit', 'subtree', 'all']),
      level: z.number().int().min(1).max(5),
      grants: z.array(z.string()),
    }),
  ),
})

export const channelsSchema = z.strictObject({
  kind: z.literal('channels'),
  key: z.literal('channels'),
  channels: z.array(z.strictObject({ key: keySchema, name: textSchema, staff: z.boolean() })).min(1),
})

export const elementsSchema = z.strictObject({
  kind: z.literal('elements'),
  key: z.literal('elements'),
  elements: z.array(
    z.strictObject({
      element: z.string().regex(/^[a-z]+\.[a-z_]+$/),
      label: textSchema,
      type: z.enum(fieldTypes),
      codes: idSchema.optional(),
      of: z.enum(['person', 'household', 'organisation', 'place']),
      level: z.number().int().min(1).max(5),
      authority: textSchema,
      /** The person's own word is the source of truth. */
      own: z.boolean().optional(),
      /** Sources whose word stands; the others only propose. The base registers of people when left out. */
      truth: z.array(keySchema).min(1).optional(),
      /** Sources of the same weight that disagree: the newest word stands, or somebody must decide. */
      disagree: z.enum(['newest', 'ask']).optional(),
      /** After so many days it is to be asked again; null: it does not age. */
      freshDays: z.number().int().nullable(),
    }),
  ),
})

/**
 * Base registers that are asked by signed HTTP. Their addresses and keys are settings (`CONNECTOR_<setting>_URL` …); one
 * without them is not connected.
 */
export const connectorSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  about: z.enum(['person', 'organisation']),
  setting: z.string().regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/),
  /** Under which its values are kept; the ending makes it an authority. */
  source: z.string().regex(/^[a-z]+(-[a-z]+)*-register$/),
  /** Data elements that it answers. */
  elements: z.array(z.string()),
  timeoutMs: z.number().int().min(50).max(60_000),
  tries: z.number().int().min(1).max(20),
  /** Wait before the second try; each further wait is twice as long. */
  retrySeconds: z.number().positive().max(3600),
  /** Opens after so many failures in a row, for so many seconds. */
  breaker: z.strictObject({ failures: z.number().int().min(1).max(100), seconds: z.number().positive().max(86_400) }),
})
export const connectorsSchema = z.strictObject({
  kind: z.literal('connectors'),
  key: z.literal('connectors'),
  connectors: z.array(connectorSchema),
})

export const sharedFormSchema = z.strictObject({
  kind: z.literal('form'),
  key: keySchema,
  name: textSchema,
  form: z.array(z.strictObject({ fields: z.array(fieldSchema) })),
})

export const documentSchemas = {
  service: serviceSchema,
  workflow: workflowSchema,
  part: workflowSchema,
  register: registerSchema,
  schedule: scheduleSchema,
  indicator: indicatorSchema,
  rates: ratesSchema,
  codes: codesSchema,
  template: templateSchema,
  form: sharedFormSchema,
  departments: departmentsSchema,
  districts: districtsSchema,
  roles: rolesSchema,
  channels: channelsSchema,
  connectors: connectorsSchema,
  elements: elementsSchema,
  calendar: calendarSchema,
} as const
export type Kind = keyof typeof documentSchemas

export type Service = z.infer<typeof serviceSchema>
export type Workflow = z.infer<typeof workflowSchema>
export type Stage = z.infer<typeof stageSchema>
export type Task = z.infer<typeof taskSchema>
export type Clock = z.infer<typeof clockSchema>
export type Row = z.infer<typeof rowSchema>
export type Who = z.infer<typeof whoSchema>
export type Material = z.infer<typeof materialSchema>
export type Register = z.infer<typeof registerSchema>
export type Template = z.infer<typeof templateSchema>
export type Codes = z.infer<typeof codesSchema>
export type Rates = z.infer<typeof ratesSchema>
export type Connector = z.infer<typeof connectorSchema>
export type Role = z.infer<typeof rolesSchema>['roles'][number]
export type Document = { [K in Kind]: z.infer<(typeof documentSchemas)[K]> }[Kind]
