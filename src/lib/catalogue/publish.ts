import 'server-only'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { documentName } from './documents'
import { inForce } from './in-force'
import { documentHash, type Lock, lockOf } from './lock'
import type { Problem } from './problem'
import type { Document } from './schema'
import { soundness } from './soundness'
import { storeBody } from './stored-body'

/**
 * `account`: who publishes; `null` is the shipped truth (seed), which never overwrites what an office has changed.
 * `office: true` publishes as the office although no account is at hand (the command of the shell).
 * `startsOn`: `YYYY-MM-DD` from when the versions are in force, today when absent.
 */
export type PublishOptions = { account: string | null; office?: boolean; startsOn?: string }

/**
 * Names (`kind/key`): newly written; without a change; left alone because the office has changed them; items that got a
 * new version only because something they reach has changed.
 */
export type Published =
  | { ok: false; problems: Problem[] }
  | { ok: true; published: string[]; unchanged: string[]; kept: string[]; relocked: string[] }

type Known = { id: string; kind: string; key: string; current: number; shippedHash: string | null; changed: boolean }
type Latest = { hash: string; lockHash: string }
type Job = { tx: Transaction; shipped: boolean; options: PublishOptions; known: Map<string, Known> }
type Version = { document: Document; hash: string; lock: Lock }

/**
 * Checks documents together with all that is in force and writes a new immutable version of each that differs from its
 * latest one, and of each item whose lock changes with it. All problems are returned and then nothing is written.
 * Runs in the caller's transaction and waits for another publication that is under way. The documents must have passed
 * `parseDocument`. Does not audit and does not ask for rights: the command that calls it does.
 */
export async function publishDocuments(
  tx: Transaction,
  documents: readonly Document[],
  options: PublishOptions,
): Promise<Published> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('catalogue.publish', 0))`
  const job: Job = {
    tx,
    options,
    shipped: options.account === null && !options.office,
    known: await knownDefinitions(tx),
  }
  const kept = documents.filter((document) => job.shipped && job.known.get(documentName(document))?.changed)
  const wanted = documents.filter((document) => !kept.includes(document))
  const together = await togetherWith(job, wanted)
  const problems = soundness(together)
  if (problems.length > 0) return { ok: false, problems }
  const written = await write(job, wanted, together)
  return { ok: true, kept: kept.map(documentName), ...written }
}

async function knownDefinitions(tx: Transaction): Promise<Map<string, Known>> {
  const rows = await tx.definition.findMany({
    where: { scopePath: '' },
    select: { id: true, kind: true, key: true, current: true, shippedHash: true, changed: true },
  })
  return new Map(rows.map((row) => [documentName(row), row]))
}

/** What will hold together: everything in force on the first day of the new versions, with these in its place. */
async function togetherWith({ tx, options }: Job, wanted: readonly Document[]): Promise<Document[]> {
  const held = await inForce(tx, options.startsOn ?? today())
  const names = new Set(wanted.map(documentName))
  return [...held.map((one) => one.document).filter((document) => !names.has(documentName(document))), ...wanted]
}

type Written = { published: string[]; unchanged: string[]; relocked: string[] }

async function write(job: Job, wanted: readonly Document[], together: readonly Document[]): Promise<Written> {
  const latest = await latestVersions(job.tx)
  const versions = together.map((document) => versionOf(document, together))
  const names = new Set(wanted.map(documentName))
  const own = versions.filter(({ document }) => names.has(documentName(document)))
  const fresh = own.filter(({ document, hash }) => latest.get(documentName(document))?.hash !== hash)
  const relocked = versions.filter((version) => !fresh.includes(version) && locksAnew(version, latest))
  await addDefinitions(job, fresh)
  await addVersions(job, [...fresh, ...relocked])
  await noteOrigin(job, own)
  const published = fresh.map(({ document }) => documentName(document))
  return {
    published,
    unchanged: [...names].filter((name) => !published.includes(name)),
    relocked: relocked.map(({ document }) => documentName(document)),
  }
}

function versionOf(document: Document, together: readonly Document[]): Version {
  const hash = documentHash(document)
  const lock = document.kind === 'service' ? lockOf(document, together) : { hash, documents: {} }
  return { document, hash, lock }
}

function locksAnew({ document, lock }: Version, latest: ReadonlyMap<string, Latest>): boolean {
  const before = latest.get(documentName(document))
  return document.kind === 'service' && before !== undefined && before.lockHash !== lock.hash
}

async function latestVersions(tx: Transaction): Promise<Map<string, Latest>> {
  const rows = await tx.$queryRaw<{ name: string; hash: string; lock: string }[]>`
    SELECT d.kind || '/' || d.key AS name, v.hash, v.lock ->> 'hash' AS lock
    FROM definition d JOIN definition_version v ON v.definition = d.id AND v.number = d.current
    WHERE d.scope_path = ''`
  return new Map(rows.map((row) => [row.name, { hash: row.hash, lockHash: row.lock }]))
}

async function addDefinitions(job: Job, fresh: readonly Version[]): Promise<void> {
  const missing = fresh.map(({ document }) => document).filter((document) => !job.known.has(documentName(document)))
  if (missing.length === 0) return
  const data = missing.map((document) => ({
    kind: document.kind,
    key: document.key,
    ...(job.shipped ? { shippedHash: documentHash(document) } : { changed: true }),
  }))
  await job.tx.definition.createMany({ data })
  job.known = await knownDefinitions(job.tx)
}

async function addVersions({ tx, options, known, shipped }: Job, versions: readonly Version[]): Promise<void> {
  const given = new Date(`${options.startsOn ?? today()}T00:00:00Z`)
  const data = versions.flatMap(({ document, hash, lock }) => {
    const definition = known.get(documentName(document))
    // What the product ships at first has no beginning: cases brought in from earlier days find it in force.
    const startsOn = shipped && definition?.current === 0 ? null : given
    const row = { body: storeBody(document), hash, lock, startsOn, by: options.account }
    return definition ? [{ ...row, definition: definition.id, number: definition.current + 1 }] : []
  })
  if (data.length === 0) return
  await tx.definitionVersion.createMany({ data })
  await tx.definition.updateMany({
    where: { id: { in: data.map((row) => row.definition) } },
    data: { current: { increment: 1 } },
  })
}

/** Remembers what was shipped, and whether the office now differs from it. */
async function noteOrigin({ tx, shipped, known }: Job, own: readonly Version[]): Promise<void> {
  for (const { document, hash } of own) {
    const row = known.get(documentName(document))
    if (!row) continue
    const shippedHash = shipped ? hash : row.shippedHash
    const changed = !shipped && hash !== row.shippedHash
    if (row.shippedHash === shippedHash && row.changed === changed) continue
    await tx.definition.update({ where: { id: row.id }, data: { shippedHash, changed }, select: { id: true } })
  }
}
