import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import type { Light } from '@/lib/calendar/light'
import { remainingWorkingDays } from '@/lib/calendar/remaining-working-days'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { today } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { caseLight } from './views/clock-view'

export const inboxViews = ['desk', 'mine', 'waiting', 'done'] as const
export type InboxView = (typeof inboxViews)[number]

export type InboxRow = {
  task: string | null
  case: string
  no: string
  applicant: string
  service: string
  stage: string
  /** What is asked of the desk: the task's label, empty for the stage's own holder. */
  work: string
  channel: string
  priority: number
  taken: 'mine' | 'colleague' | null
  dueOn: string | null
  light: Light | null
  /** Working days left until the limit; negative when it is over. */
  left: number | null
}

type Found = {
  task: string | null
  grp: string | null
  task_stage: string | null
  account: string | null
  task_due: Date | null
  id: string
  no: string
  service: string
  version: string
  applicant: string
  stage: string
  channel: string
  priority: number
  due_on: Date | null
  legal_due_on: Date | null
  accepted_at: Date | null
  closed_at: Date | null
}

const input = z.strictObject({
  view: z.enum(inboxViews).default('desk'),
  locale: z.enum(locales).default(sourceLocale),
  after: z.string().max(120).optional(),
})
const pageSize = 50

/**
 * Work at the desks of the actor. `desk`: all of it, what is due first at the top, among the same day older people first;
 * `mine`: what I took into my hands; `waiting`: cases that wait for the resident; `done`: what I acted on last. Fifty a
 * page by key, never a count over all.
 */
export const officeInbox = query({
  name: 'office-inbox',
  permission: 'inbox.read',
  input,
  run: async ({ tx, actor, input: { view, locale, after } }) => {
    const found = await rows(tx, actor, { view, after })
    const office = await loadOffice(tx)
    const shown = found.slice(0, pageSize)
    const last = shown.at(-1)
    return {
      view,
      desks: [...new Set(actor.posts.flatMap((post) => (post.unitName ? [say(post.unitName as string, locale)] : [])))],
      rows: await Promise.all(shown.map((row) => inboxRow(tx, row, { office, actor, locale }))),
      next: found.length > pageSize && last ? keyOf(last) : null,
    }
  },
})

const columns = Prisma.sql`c.id, c.no, c.service, c.version, c.applicant, c.stage, c.channel, c.priority, c.due_on, c.legal_due_on, c.accepted_at, c.closed_at`
const noTask = Prisma.sql`NULL::uuid AS task, NULL AS grp, NULL AS task_stage, NULL::uuid AS account, NULL::date AS task_due`

async function rows(
  tx: Transaction,
  actor: Actor,
  { view, after }: { view: InboxView; after?: string },
): Promise<Found[]> {
  const units = actor.posts.flatMap((post) => post.unit ?? [])
  const roles = actor.posts.map((post) => post.role)
  const limit = pageSize + 1
  if (view === 'waiting') {
    return tx.$queryRaw<Found[]>`
      SELECT ${noTask}, ${columns} FROM "case" c WHERE c.phase = 'supplement' AND c.shared_with && ${units}::text[]
      ORDER BY c.id DESC LIMIT ${limit}`
  }
  if (view === 'done') {
    return tx.$queryRaw<Found[]>`
      SELECT ${noTask}, ${columns} FROM "case" c JOIN (
        SELECT case_id, max(id::text) AS latest FROM case_event WHERE account = ${actor.account}::uuid GROUP BY case_id ORDER BY 2 DESC LIMIT ${limit}
      ) e ON e.case_id = c.id ORDER BY e.latest DESC`
  }
  const [due, priority, id] = (after ?? '').split('_')
  const from = id
    ? Prisma.sql`AND (coalesce(t.due_on, 'infinity'::date), -t.priority, t.id) > (${due}::date, ${-Number(priority)}::int, ${id}::uuid)`
    : Prisma.empty
  const mine = view === 'mine' ? Prisma.sql`AND t.account = ${actor.account}::uuid` : Prisma.empty
  return tx.$queryRaw<Found[]>`
    SELECT t.id AS task, t.grp, t.stage AS task_stage, t.account, t.due_on AS task_due, ${columns}
    FROM task t JOIN "case" c ON c.id = t.case_id
    WHERE t.state = 'open' AND t.unit_path = ANY(${units}::text[]) AND t.role = ANY(${roles}::text[]) ${mine} ${from}
    ORDER BY coalesce(t.due_on, 'infinity'::date), -t.priority, t.id LIMIT ${limit}`
}

function keyOf(row: Found): string | null {
  return row.task ? `${day(row.task_due) ?? 'infinity'}_${row.priority}_${row.task}` : null
}

const day = (date: Date | null) => (date && Number.isFinite(date.getTime()) ? date.toISOString().slice(0, 10) : null)

type RowGround = { office: Office; actor: Actor; locale: Locale }

async function inboxRow(tx: Transaction, row: Found, { office, actor, locale }: RowGround): Promise<InboxRow> {
  const { compiled } = await compiledVersion(tx, row.version)
  const stage = compiled.stages[row.stage]
  const task = row.task_stage && row.grp ? compiled.stages[row.task_stage]?.tasks?.[row.grp] : undefined
  const due = day(row.task_due) ?? day(row.due_on)
  const limits = {
    dueOn: due,
    legalDueOn: day(row.legal_due_on),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
  }
  return {
    task: row.task,
    case: row.id,
    no: row.no,
    applicant: row.applicant,
    service: say(compiled.service.short ?? compiled.service.name, locale),
    stage: stage ? say(stage.name, locale) : '',
    work: task?.label ? say(task.label, locale) : '',
    channel: say(office.channels.find((each) => each.key === row.channel)?.name ?? row.channel, locale),
    priority: row.priority,
    taken: row.account === null ? null : row.account === actor.account ? 'mine' : 'colleague',
    dueOn: due,
    light: caseLight(limits, { calendar: office.calendar, today: today() }),
    left: due ? remainingWorkingDays({ calendar: office.calendar, today: today(), due }) : null,
  }
}
