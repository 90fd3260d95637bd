import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Compiled, compileService } from './compile'
import { library } from './library'
import type { Lock } from './lock'
import { readBody } from './stored-body'

/** A compiled item with the very documents that its publication froze, so that templates and codes are those of then. */
export type Pinned = { compiled: Compiled; documents: ReturnType<typeof library> }

/** Publications are immutable, so what was compiled once stays right. Beyond this the memory starts anew. */
const mostRemembered = 2_000
const byLock = new Map<string, Pinned>()
const byVersion = new Map<string, Pinned>()

/**
 * The item as it was published under a lock (`PublishedService.lock`). Several versions may share a lock, so
 * `compiled.version` is not set. Throws when there is no such publication.
 */
export async function compiledByLock(tx: Transaction, lock: string): Promise<Pinned> {
  const known = byLock.get(lock)
  if (known) return known
  const [row] = await tx.$queryRaw<{ lock: Lock }[]>`
    SELECT lock FROM definition_version WHERE lock ->> 'hash' = ${lock} LIMIT 1`
  if (!row) throw new Error(`no publication has the lock ${lock}`)
  return remember(byLock, lock, await compile(tx, row.lock))
}

/** The item as it was published in a version: the `version` that a case or a draft pins. */
export async function compiledVersion(tx: Transaction, version: string): Promise<Pinned> {
  const known = byVersion.get(version)
  if (known) return known
  const row = await tx.definitionVersion.findUniqueOrThrow({ where: { id: version }, select: { lock: true } })
  const lock = row.lock as Lock
  const pinned = byLock.get(lock.hash) ?? remember(byLock, lock.hash, await compile(tx, lock))
  return remember(byVersion, version, { ...pinned, compiled: { ...pinned.compiled, version } })
}

function remember(memory: Map<string, Pinned>, name: string, pinned: Pinned): Pinned {
  if (memory.size >= mostRemembered) memory.clear()
  memory.set(name, pinned)
  return pinned
}

async function compile(tx: Transaction, lock: Lock): Promise<Pinned> {
  const hashes = Object.values(lock.documents)
  const rows = await tx.$queryRaw<{ body: unknown }[]>`
    SELECT DISTINCT ON (hash) body FROM definition_version WHERE hash = ANY(${hashes}::text[]) ORDER BY hash, at`
  const documents = rows.map((row) => readBody(row.body))
  const service = documents.find((document) => document.kind === 'service')
  if (service?.kind !== 'service') throw new Error(`the lock ${lock.hash} names no item`)
  const compiled = { ...compileService({ service, documents }), lock: lock.hash }
  return { compiled, documents: library(documents) }
}
