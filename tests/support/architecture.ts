import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

export type SourceFile = { path: string; text: string }
export type Violation = { path: string; rule: string; detail: string }

/** Engines of the machine, lowest first: a part may import itself and what stands before it. */
export const engines = [
  'text',
  'kernel',
  'calendar',
  'forms',
  'catalogue',
  'access',
  'files',
  'registry',
  'messaging',
  'cases',
  'desk',
  'oversight',
  'web',
]

const refusedNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'constants', 'index']
const tables = ['src/lib/forms/fields/index.ts', 'src/lib/cases/effects/index.ts', 'src/lib/messaging/providers/index.ts', 'src/components/fields/index.tsx']

/** Files without a clock, a database or a framework: they may be imported by components and by other pure files. */
export function isPure(path: string): boolean {
  if (/^src\/lib\/(calendar|forms)\//.test(path)) return true
  if (/^src\/lib\/cases\/(rules\/|rate\.ts)/.test(path)) return true
  if (/^src\/lib\/kernel\/(actor|policy|refusal|mask|clock)\.ts$/.test(path)) return true
  if (/^src\/lib\/registry\/identifiers\//.test(path)) return true
  return /^src\/lib\/text\//.test(path) || /^src\/lib\/(catalogue|files|messaging|access|oversight|registry|web)\/.*\.ts$/.test(path) ? null! : false
}

/** All source files below a folder, with paths from the project's root. */
export function sourceFiles(folder = 'src'): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('/generated/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** What a file imports: paths of this project resolved from the root, packages by name; type-only imports are marked. */
export function importsOf({ path, text }: SourceFile): { target: string; typeOnly: boolean }[] {
  const found = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"\n;]|\n(?!\s*(?:import|export)\s))*?from\s+['"]([^'"]+)['"]/g)]
  const plain = [...text.matchAll(/(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g)].map((match) => ({ target: match[1] ?? '', typeOnly: false }))
  const dynamic = [...text.matchAll(/\bimport\(\s*['"`]([^'"`$]+)/g)].map((match) => ({ target: match[1] ?? '', typeOnly: false }))
  const named = found.map((match) => ({ target: match[2] ?? '', typeOnly: Boolean(match[1]) }))
  return [...named, ...plain, ...dynamic].map(({ target, typeOnly }) => ({ target: resolved(path, target), typeOnly }))
}

function resolved(path: string, target: string): string {
  if (target.startsWith('@/')) return `src/${target.slice(2)}`
  if (target.startsWith('.')) return normalize(join(dirname(path), target)).replaceAll('\\', '/')
  return target
}
