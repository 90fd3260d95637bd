import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { sealJson } from '@/lib/kernel/crypto'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { partyPlace } from './load-case'
import { caseRow, childRows } from './plan-rows'
import type { CaseState, Plan } from './rules/state'

export type NewCase = {
  version: string
  applicant: string
  materials: { key: string; no: number; state: string; source: string | null; due_on: string | null }[]
}

const json = (value: unknown) => Prisma.sql`${JSON.stringify(value)}::jsonb`

const caseColumns = Prisma.sql`id uuid, unit_path text, shared_with text[], stage text, phase text, back jsonb, outcome text, holder_unit text, holder uuid,
  holder_since timestamptz, lead text, asked_enc text, accepted_at timestamptz, decided_at timestamptz, closed_at timestamptz, due_on date,
  legal_due_on date, late text, row_version int`

function children(plan: Plan): Prisma.Sql {
  const rows = childRows(plan)
  return Prisma.sql`
    added_tasks AS (
      INSERT INTO task (id, case_id, stage, grp, no, unit_path, role, account, party, ask, state, priority, people, signed, due_on, next_at, data_enc)
      SELECT id, case_id, stage, grp, no, unit_path, role, account, party, ask, state, priority, people, signed, due_on, next_at, data_enc
      FROM jsonb_to_recordset(${json(rows.newTasks)}) AS t(id uuid, case_id uuid, stage text, grp text, no int, unit_path text, role text, account uuid,
        party uuid, ask text, state text, priority int, people int, signed uuid[], due_on date, next_at timestamptz, data_enc text)
    ), changed_tasks AS (
      UPDATE task SET stage = t.stage, account = t.account, state = t.state, signed = t.signed, next_at = t.next_at, data_enc = t.data_enc,
        done_at = CASE WHEN t.done THEN coalesce(task.done_at, now()) END, row_version = task.row_version + 1
      FROM jsonb_to_recordset(${json(rows.oldTasks)}) AS t(id uuid, stage text, account uuid, state text, signed uuid[], next_at timestamptz, data_enc text, done boolean)
      WHERE task.id = t.id
    ), added_clocks AS (
      INSERT INTO clock (id, case_id, key, state, started_at, "limit", pauses, due_on, due_at, next_at, estimated, light, extended)
      SELECT id, case_id, key, state, started_at, "limit", pauses, due_on, due_at, next_at, estimated, light, extended
      FROM jsonb_to_recordset(${json(rows.newClocks)}) AS c(id uuid, case_id uuid, key text, state text, started_at timestamptz, "limit" jsonb, pauses jsonb,
        due_on date, due_at timestamptz, next_at timestamptz, estimated boolean, light text, extended boolean)
    ), changed_clocks AS (
      UPDATE clock SET state = c.state, "limit" = c."limit", pauses = c.pauses, due_on = c.due_on, due_at = c.due_at, next_at = c.next_at,
        estimated = c.estimated, extended = c.extended, row_version = clock.row_version + 1
      FROM jsonb_to_recordset(${json(rows.oldClocks)}) AS c(id uuid, state text, "limit" jsonb, pauses jsonb, due_on date, due_at timestamptz,
        next_at timestamptz, estimated boolean, extended boolean)
      WHERE clock.id = c.id
    ), clock_events AS (
      INSERT INTO clock_event (clock, case_id, verb, reason)
      SELECT clock, case_id, verb, reason FROM jsonb_to_recordset(${json(rows.clockEvents)}) AS e(clock uuid, case_id uuid, verb text, reason text)
    ), events AS (
      INSERT INTO case_event (id, at, case_id, no, account, by, channel, verb, action, "from", "to", audience, data_enc)
      SELECT id, at, case_id, no, account, by, channel, verb, action, "from", "to", audience, data_enc
      FROM jsonb_to_recordset(${json(rows.events)}) AS e(id uuid, at timestamptz, case_id uuid, no int, account uuid, by text, channel text, verb text, action text,
        "from" text, "to" text, audience text, data_enc text)
    )`
}

/**
 * Writes all that a plan changes in one statement: case, tasks, clocks and their events. Refuses with `conflict` when the
 * case was moved by somebody else since it was loaded (`rowVersion`); the caller's transaction then leaves nothing behind.
 */
export async function applyPlan(tx: Transaction, plan: Plan): Promise<void> {
  const moved = await writePlan(tx, plan).catch((error: unknown) => {
    if (String(error).includes('case_event_case_id_no_key')) return 0
    throw error
  })
  if (moved !== 1) throw new Refusal('conflict', 'case-moved')
}

/** How many cases were moved. Two writers of one version number their events alike, so the later may fail on that. */
async function writePlan(tx: Transaction, plan: Plan): Promise<number> {
  const [written] = await tx.$queryRaw<{ moved: bigint }[]>`
    WITH moved AS (
      UPDATE "case" SET shared_with = x.shared_with, stage = x.stage, phase = x.phase, back = x.back, outcome = x.outcome, holder_unit = x.holder_unit,
        holder = x.holder, holder_since = x.holder_since, lead = x.lead, asked_enc = x.asked_enc, accepted_at = x.accepted_at, decided_at = x.decided_at,
        closed_at = x.closed_at, due_on = x.due_on, legal_due_on = x.legal_due_on, late = x.late, row_version = x.row_version + 1
      FROM jsonb_to_record(${json(caseRow(plan.after))}) AS x(${caseColumns})
      WHERE "case".id = x.id AND "case".row_version = x.row_version
      RETURNING "case".id
    ), ${children(plan)}
    SELECT count(*) AS moved FROM moved`
  return Number(written?.moved)
}

/** Writes a new case with its parties and materials, in one statement. */
export async function applyOpening(tx: Transaction, plan: Plan, given: NewCase): Promise<void> {
  const { after } = plan
  const more = {
    no: after.no,
    service: after.service,
    version: given.version,
    parties: after.parties.flatMap((party) => party.subject ?? []),
    channel: after.channel,
    priority: after.priority,
    first_owner: after.firstOwner,
    parent: after.parent,
    applicant: given.applicant,
    answers_enc: sealJson(after.answers, `case.answers:${after.id}`),
    received_at: after.receivedAt,
  }
  await tx.$executeRaw`
    WITH opened AS (
      INSERT INTO "case" (id, no, service, version, unit_path, shared_with, parties, stage, phase, outcome, channel, priority, holder_unit, holder, holder_since,
        first_owner, lead, parent, applicant, answers_enc, asked_enc, received_at, accepted_at, decided_at, closed_at, due_on, legal_due_on, late)
      SELECT x.id, m.no, m.service, m.version, x.unit_path, x.shared_with, m.parties, x.stage, x.phase, x.outcome, m.channel, m.priority, x.holder_unit, x.holder,
        x.holder_since, m.first_owner, x.lead, m.parent, m.applicant, m.answers_enc, x.asked_enc, m.received_at, x.accepted_at, x.decided_at, x.closed_at,
        x.due_on, x.legal_due_on, x.late
      FROM jsonb_to_record(${json(caseRow(after))}) AS x(${caseColumns}),
        jsonb_to_record(${json(more)}) AS m(no text, service text, version uuid, parties uuid[], channel text, priority int, first_owner uuid, parent uuid,
          applicant text, answers_enc text, received_at timestamptz)
    ), parties AS (
      INSERT INTO party (case_id, role, no, kind, subject, snapshot_enc, may_act)
      SELECT case_id, role, no, kind, subject, snapshot_enc, may_act
      FROM jsonb_to_recordset(${json(partyRows(after))}) AS p(case_id uuid, role text, no int, kind text, subject uuid, snapshot_enc text, may_act boolean)
    ), materials AS (
      INSERT INTO material (case_id, key, no, state, source, due_on)
      SELECT ${after.id}::uuid, key, no, state, source, due_on
      FROM jsonb_to_recordset(${json(given.materials)}) AS m(key text, no int, state text, source text, due_on date)
    ), ${children(plan)}
    SELECT 1`
}

function partyRows(state: CaseState) {
  return state.parties.map((party) => ({
    case_id: state.id,
    role: party.role,
    no: party.no,
    kind: party.kind,
    subject: party.subject,
    snapshot_enc: sealJson(party.snapshot, partyPlace(state.id, party)),
    may_act: party.role === 'applicant' || party.role === 'agent',
  }))
}
