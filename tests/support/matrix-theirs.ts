import type { Behind } from './matrix-street'

/** Who somebody is to the database, worked out by the test and not by the product. */
export type Reach = {
  kind: 'public' | 'person' | 'staff'
  account: string | null
  persons: readonly string[]
  units: readonly string[]
  /** Path of the subtree; null for a desk that reaches itself alone. */
  subtree: string | null
  level: number
}

// $1 account · $2 persons · $3 desks · $4 subtree or null · $5 kind · $6 level
const scope = (path: string) =>
  `($5 = 'staff' AND (coalesce(starts_with(${path}, $4::text), false) OR ${path} = ANY ($3::text[])))`
const visibleCase = (c: string) =>
  `($5 <> 'public' AND (${c}.parties && $2::uuid[] OR ${scope(`${c}.unit_path`)} OR ($5 = 'staff' AND ${c}.shared_with && $3::text[])))`
const ofCase = (t: string) => `EXISTS (SELECT 1 FROM "case" c WHERE c.id = ${t}.case_id AND ${visibleCase('c')})`
const staffPost = (account: string) =>
  `EXISTS (SELECT 1 FROM post p WHERE p.account = ${account} AND (p.account = $1::uuid OR ${scope('p.unit_path')}))`
const isStaff = (account: string) => `EXISTS (SELECT 1 FROM account a WHERE a.id = ${account} AND a.kind = 'staff')`
/** A desk reads the ledgers of the unit that it hangs on. */
const area = (path: string) =>
  `($5 = 'staff' AND EXISTS (SELECT 1 FROM post p JOIN role r ON r.key = p.role WHERE p.account = $1::uuid
    AND 'register.read' = ANY (r.grants) AND starts_with(${path}, regexp_replace(p.unit_path, '[^/]+/$', ''))))`
const ledger = (path: string) => `(${scope(path)} OR ${area(path)})`
/** What the street of a community noted of somebody who is tied to the community. */
const ofCommunity = (t: string) =>
  `($5 = 'staff' AND ${t}.level <= $6 AND EXISTS (SELECT 1 FROM unit u WHERE u.kind = 'street' AND u.path = ${t}.unit_path AND starts_with($4::text, u.path))
    AND EXISTS (SELECT 1 FROM tie x WHERE x.resident = ${t}.subject AND ${scope('x.unit_path')}))`
const keeper = `($5 = 'staff' AND $4::text = '')`
/** The first of the persons is who is signed in; the others are principals, whose rights stay their own. */
const self = (subject: string) => `($5 = 'person' AND ${subject} = ($2::uuid[])[1])`
const mine = (subject: string) => `${subject} = ANY ($2::uuid[])`

/**
 * What is theirs, table by table: own cases, own household and principals for residents; cases and ties of the own street
 * for its clerks; cases given to the own desk for officers. Written down from the promise, not copied from the policies.
 */
export const theirs: Readonly<Record<string, string>> = {
  account: `t.id = $1::uuid OR (t.kind = 'staff' AND $5 = 'staff' AND (${staffPost('t.id')} OR ${keeper}))`,
  audit: `t.account = $1::uuid OR ($5 = 'person' AND t.post IS NOT NULL AND t.outcome = 'done' AND t.subject = ($2::text[])[1]) OR ($5 = 'staff' AND t.outcome = 'done' AND t.command IN ('person-card', 'person-record', 'unmask-person') AND ${scope('t.unit_path')})`,
  audit_seal: 'false',
  balance: `${mine('t.holder')} OR ${ledger('t.unit_path')}`,
  bond: `${mine('t.a')} OR ${mine('t.b')} OR ${scope('t.unit_path')}`,
  bounced_form: 't.owner = $1::text',
  case: visibleCase('t'),
  case_event: `${ofCase('t')} AND (t.audience = 'all' OR $5 = 'staff')`,
  challenge: 't.account = $1::uuid',
  clock: ofCase('t'),
  clock_event: ofCase('t'),
  connector_state: `$5 = 'staff'`,
  consent: `${self('t.resident')} OR ${scope('t.unit_path')} OR ($5 = 'staff' AND ${ofCase('t')})`,
  contact: `${mine('t.subject')} OR ${scope('t.unit_path')}`,
  correction: `${self('t.resident')} OR (${scope('t.unit_path')} AND t.level <= $6)`,
  counter: `$5 <> 'public'`,
  credential: `t.account = $1::uuid OR (${keeper} AND ${isStaff('t.account')})`,
  data_copy: 't.account = $1::uuid',
  definition: 'true',
  definition_version: 'true',
  delivery: `$5 = 'staff' AND t.provider = 'outbox'`,
  draft: 't.owner = $1::uuid',
  duplicate: scope('t.unit_path'),
  entry: `${mine('t.subject')} OR (${ledger('t.unit_path')} AND t.level <= $6) OR ${ofCommunity('t')}`,
  entry_event: `EXISTS (SELECT 1 FROM entry e WHERE e.id = t.entry AND (${mine('e.subject')} OR (${ledger('e.unit_path')} AND e.level <= $6) OR ${ofCommunity('e')}))`,
  erasure: self('t.resident'),
  fact: `${mine('t.subject')} OR (${scope('t.unit_path')} AND t.level <= $6) OR ${ofCommunity('t')}`,
  fact_now: `${mine('t.subject')} OR (${scope('t.unit_path')} AND t.level <= $6) OR ${ofCommunity('t')}`,
  fetch: `(t.case_id IS NOT NULL AND (t.task IS NULL OR $5 = 'staff') AND ${ofCase('t')}) OR (t.case_id IS NULL AND (${mine('t.subject')} OR ${scope('t.unit_path')}))`,
  file: `t.owner = $1::uuid OR ${ofCase('t')} OR EXISTS (SELECT 1 FROM correction x WHERE x.id = t.correction AND (${self('x.resident')} OR (${scope('x.unit_path')} AND x.level <= $6)))`,
  household: `${scope('t.unit_path')} OR EXISTS (SELECT 1 FROM bond b WHERE b.kind = 'member' AND b.b = t.id AND ${mine('b.a')})`,
  lookup: `${scope('t.unit_path')} OR (starts_with(t.kind, 'entry:') AND ${area('t.unit_path')})`,
  import_batch: `t.account = $1::uuid OR ${scope('t.unit_path')}`,
  import_row: `EXISTS (SELECT 1 FROM import_batch b WHERE b.id = t.batch AND (b.account = $1::uuid OR ${scope('b.unit_path')}))`,
  mandate: `${mine('t.principal')} OR ${mine('t.agent')} OR ${scope('t.unit_path')}`,
  material: ofCase('t'),
  merge: scope('t.unit_path'),
  message: `t.to_account = $1::uuid OR ${mine('t.to_person')} OR ($5 = 'staff' AND ${ofCase('t')})`,
  organisation: `${scope('t.unit_path')} OR EXISTS (SELECT 1 FROM bond b WHERE b.b = t.id AND b.kind IN ('works_at', 'represents', 'acts_for') AND ${mine('b.a')})`,
  outbox: 'false',
  paper: ofCase('t'),
  party: ofCase('t'),
  person_key: `EXISTS (SELECT 1 FROM fact f WHERE f.person_key = t.id AND (${mine('f.subject')} OR (${scope('f.unit_path')} AND f.level <= $6) OR ${ofCommunity('f')}))`,
  place: `${scope('t.unit_path')} OR EXISTS (SELECT 1 FROM household h JOIN bond b ON b.b = h.id WHERE h.place = t.id AND b.kind = 'member' AND ${mine('b.a')})
    OR EXISTS (SELECT 1 FROM bond b WHERE b.b = t.id AND b.kind IN ('landlord', 'tenant') AND ${mine('b.a')})`,
  post: `t.account = $1::uuid OR ${scope('t.unit_path')}`,
  posting: `${mine('t.holder')} OR ${ledger('t.unit_path')}`,
  publication: `(t.withdrawn_at IS NULL AND t."from" <= now() AND (t."to" IS NULL OR t."to" > now())) OR ${scope('t.unit_path')} OR ($5 = 'staff' AND ${ofCase('t')})`,
  receipt: 't.owner = $1::text',
  recheck: scope('t.unit_path'),
  resident: `${mine('t.id')} OR ($5 = 'staff' AND (EXISTS (SELECT 1 FROM tie x WHERE x.resident = t.id AND ${scope('x.unit_path')})
    OR EXISTS (SELECT 1 FROM merge m WHERE m.loser = t.id AND ${scope('m.unit_path')})))`,
  role: 'true',
  session: `t.account = $1::uuid OR ($5 = 'staff' AND ((${isStaff('t.account')} AND EXISTS (SELECT 1 FROM post p WHERE p.account = t.account AND ${scope('p.unit_path')})) OR (${keeper} AND ${isStaff('t.account')})))`,
  sweep_mark: 'false',
  task: ofCase('t'),
  tie: `${mine('t.resident')} OR ${scope('t.unit_path')}`,
  unit: 'true',
  worker_heartbeat: 'true',
}

/** Fingerprints of the rows of a table that are somebody's, read by a role that row-level security does not bind. */
export async function theirRows({ ask }: Behind, table: string, reach: Reach): Promise<string[]> {
  const who = [reach.account, reach.persons, reach.units, reach.subtree, reach.kind, reach.level]
  const rows = await ask<{ print: string }>(
    `SELECT md5(t::text) AS print FROM "${table}" t
     WHERE ($1::uuid, $2::uuid[], $3::text[], $4::text, $5::text, $6::int) IS NOT NULL IS NOT NULL AND (${theirs[table]})`,
    who,
  )
  return rows.map(({ print }) => print).sort()
}

/** Tables that are bound by row-level security, as the database says. */
export async function boundTables({ ask }: Behind): Promise<{ name: string; forced: boolean; bound: boolean }[]> {
  return ask(
    `SELECT c.relname AS name, c.relforcerowsecurity AS forced, c.relrowsecurity AS bound FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1`,
  )
}
