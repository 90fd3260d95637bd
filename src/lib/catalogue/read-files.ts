import 'server-only'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { documentName, parseDocumentText } from './documents'
import type { Problem } from './problem'
import type { Document } from './schema'

/** Documents of a folder, and what is wrong with those that could not be read. `document` of a problem is the file. */
export type FilesRead = { documents: Document[]; files: Record<string, string>; problems: Problem[] }

/** Reads all JSON files below a folder in the order of their paths. Throws when the folder itself cannot be read. */
export function readFiles(folder: string): FilesRead {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const wanted = paths.filter((path) => path.endsWith('.json')).sort()
  return readThese(
    wanted.map((path) => join(folder, path)),
    folder,
  )
}

/** Reads single files. `base`: folder from which their names are shown. */
export function readThese(paths: readonly string[], base: string): FilesRead {
  const read: FilesRead = { documents: [], files: {}, problems: [] }
  for (const path of paths) {
    const name = relative(base, path)
    const parsed = parseDocumentText(readFileSync(path, 'utf8'))
    if (parsed.ok) {
      read.documents.push(parsed.document)
      read.files[documentName(parsed.document)] = name
    } else read.problems.push(...parsed.problems.map((one) => ({ ...one, document: name, rule: 'schema' })))
  }
  return read
}
