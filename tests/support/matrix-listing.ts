import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { MatrixCase } from './matrix-cases'
import type { Tables } from './matrix-run'

export type Declared = { name: string; file: string }

/** Names that are in the tables of the web and not in the matrix, and the other way round. */
export function missingFrom(tables: Tables, cases: readonly MatrixCase[]) {
  const reachable = [...Object.keys(tables.commands), ...Object.keys(tables.queries)]
  const asked = new Set(cases.map(({ name }) => name))
  return {
    unlisted: reachable.filter((name) => !asked.has(name)),
    unknown: [...asked].filter((name) => !reachable.includes(name)),
  }
}

function isDeclared(value: unknown): value is { name: string } {
  const found = value as { name?: unknown; permission?: unknown; execute?: unknown } | null
  return typeof found === 'object' && typeof found?.execute === 'function' && typeof found.permission === 'string'
}

/** Every command and query that a module exports. */
export function declaredBy(module: Record<string, unknown>, file: string): Declared[] {
  return Object.values(module)
    .filter(isDeclared)
    .map(({ name }) => ({ name, file }))
}

/** Every command and query that any file below a folder exports; found by loading the files, not by their looks. */
export async function declaredIn(folder: string): Promise<Declared[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .filter((file) => /\b(?:command|query)\b/.test(readFileSync(file, 'utf8')) && !file.includes('/kernel/'))
  const declared: Declared[] = []
  for (const file of files) {
    declared.push(...declaredBy((await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>, file))
  }
  return declared
}
