/**
 * Deliberate exceptions from the rules, each with its reason; `*` stands for every detail of the rule in that file. One
 * that excuses nothing any more fails the test.
 */
export type Exception = { path: string; rule: string; detail: string; why: string }

const janitor = 'removes what has served its purpose, in all engines in one go; never reads it'
const figures = 'the overview counts cases as row-level security shows them to its reader; it owns no table'
const readiness = 'readiness looks at the state of the installation itself'
const process = 'a process closes the pool when it stops'

export const exceptions: readonly Exception[] = [
  {
    path: 'src/app/api/auth/[...nextauth]/route.ts',
    rule: 'next-auth',
    detail: 'next-auth',
    why: "the library's own callback, behind the guard of the door",
  },
  {
    path: 'src/app/api/auth/[...nextauth]/route.ts',
    rule: 'door-import',
    detail: 'src/lib/access/identity-service',
    why: "the options of the library's own callback",
  },
  {
    path: 'src/app/api/ready/route.ts',
    rule: 'door-import',
    detail: 'src/lib/oversight/health',
    why: 'asked by machines, answers no data of anybody, so it is no query with a permission',
  },
  {
    path: 'src/lib/access/rate-limit.ts',
    rule: 'only-transaction',
    detail: 'src/lib/kernel/db',
    why: 'counts survive the rollback of what they count; the store holds keyed hashes only',
  },
  {
    path: 'src/lib/cases/person-cases.ts',
    rule: 'foreign-table',
    detail: 'files.paper',
    why: 'the papers of each case, joined in one statement; a page of a person reads in six',
  },
  {
    path: 'src/lib/messaging/public-notices.ts',
    rule: 'foreign-table',
    detail: 'access.unit',
    why: 'the name of the place of each notice, joined in one statement; the tree of units is read by all',
  },
  { path: 'src/lib/oversight/health.ts', rule: 'foreign-table', detail: '*', why: readiness },
  { path: 'src/lib/oversight/health.ts', rule: 'only-transaction', detail: 'src/lib/kernel/db', why: readiness },
  { path: 'src/lib/oversight/overview-cases.ts', rule: 'foreign-table', detail: 'cases.case', why: figures },
  { path: 'src/lib/oversight/overview.ts', rule: 'foreign-table', detail: 'cases.case', why: figures },
  {
    path: 'src/lib/registry/ledgers/entry-lookups.ts',
    rule: 'foreign-table',
    detail: 'kernel.lookup',
    why: 'search rows are written and read by the engine of the record that they find',
  },
  {
    path: 'src/lib/registry/ledgers/find-entries.ts',
    rule: 'foreign-table',
    detail: 'kernel.lookup',
    why: 'search rows are written and read by the engine of the record that they find',
  },
  {
    path: 'src/lib/registry/ledgers/select-entries.ts',
    rule: 'foreign-table',
    detail: 'kernel.lookup',
    why: 'search rows are written and read by the engine of the record that they find',
  },
  {
    path: 'src/lib/registry/lookup-rows.ts',
    rule: 'foreign-table',
    detail: 'kernel.lookup',
    why: 'search rows are written by the engine of the record that they find',
  },
  {
    path: 'src/lib/registry/lookups.ts',
    rule: 'foreign-table',
    detail: 'kernel.lookup',
    why: 'search rows are written by the engine of the record that they find',
  },
  {
    path: 'src/lib/registry/merging/find-duplicates.ts',
    rule: 'foreign-table',
    detail: 'kernel.lookup',
    why: 'search rows belong to the engine of the record that they find',
  },
  {
    path: 'src/lib/registry/merging/move-lookups.ts',
    rule: 'foreign-table',
    detail: 'kernel.lookup',
    why: 'search rows belong to the engine of the record that they find',
  },
  {
    path: 'src/lib/text/traditional.ts',
    rule: 'pure-import',
    detail: 'opencc-js/cn2t',
    why: 'tables of characters, without a clock, a file or a network',
  },
  {
    path: 'src/lib/web/bounced-form.ts',
    rule: 'foreign-table',
    detail: 'kernel.bouncedForm',
    why: "the door's own table; the kernel declares the tables of the door",
  },
  {
    path: 'src/lib/web/job-queue.ts',
    rule: 'only-transaction',
    detail: 'src/lib/kernel/db',
    why: 'the queue has its own schema',
  },
  {
    path: 'src/lib/web/jobs.ts',
    rule: 'foreign-table',
    detail: 'kernel.worker_heartbeat',
    why: "the worker's own sign of life",
  },
  { path: 'src/lib/web/purge.ts', rule: 'foreign-table', detail: '*', why: janitor },
  { path: 'src/server.ts', rule: 'only-transaction', detail: 'src/lib/kernel/db', why: process },
  { path: 'src/worker.ts', rule: 'only-transaction', detail: 'src/lib/kernel/db', why: process },
]
