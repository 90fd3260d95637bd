import 'server-only'
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openBytes, sealBytes } from '@/lib/kernel/crypto'
import { env } from '@/lib/kernel/env'

export const storageAreas = ['files', 'papers'] as const
/** `copies` are looked after by those who made them: they expire. */
export type StorageArea = (typeof storageAreas)[number] | 'copies'
export type StoredObject = { key: string; changedAt: Date }

const keyShape = /^(files|papers|copies)\/[0-9a-f]{2}\/[0-9a-f-]{36}$/

/** Where the bytes of a thing lie: its area and id, nothing that tells what it is. */
export function storageKey(area: StorageArea, id: string): string {
  return `${area}/${id.slice(-2)}/${id}`
}

function pathOf(key: string): string {
  if (!keyShape.test(key)) throw new Error('not a storage key')
  return join(env().DATA_DIR, key)
}

/** Encrypts and keeps bytes under a key, whole or not at all: written beside, synced, then renamed into place. */
export async function putObject(key: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(key)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(sealBytes(bytes, `object:${key}`))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

/** The bytes kept under a key, or null when there are none. Throws when they were changed from outside. */
export async function getObject(key: string): Promise<Buffer | null> {
  const sealed = await readFile(pathOf(key)).catch(absent)
  return sealed && openBytes(sealed, `object:${key}`)
}

/** Removes what lies under a key; nothing there is fine. */
export async function removeObject(key: string): Promise<void> {
  await rm(pathOf(key), { force: true })
}

/** Everything kept in an area, for the search for what nobody refers to any more. Unfinished writes are among it. */
export async function* storedObjects(area: StorageArea): AsyncGenerator<StoredObject & { path: string }> {
  const root = join(env().DATA_DIR, area)
  for (const folder of (await readdir(root).catch(absent)) ?? []) {
    for (const name of (await readdir(join(root, folder)).catch(absent)) ?? []) {
      const path = join(root, folder, name)
      const facts = await stat(path).catch(absent)
      if (facts) yield { key: `${area}/${folder}/${name}`, path, changedAt: facts.mtime }
    }
  }
}

function absent(problem: NodeJS.ErrnoException): null {
  if (problem.code === 'ENOENT' || problem.code === 'ENOTDIR') return null
  throw problem
}
