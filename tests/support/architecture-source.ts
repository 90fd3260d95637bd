import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export type SourceFile = { path: string; text: string }

/** What a file imports: paths of this project from its root without an ending, packages by name. */
export type Imported = { target: string; typeOnly: boolean }

/** A file taken apart: `code` has blanks where comments and the insides of texts stood, so that words in them do not count. */
export type Parsed = SourceFile & {
  code: string
  uncommented: string
  strings: readonly string[]
  imports: readonly Imported[]
}

/** All source files below a folder, with paths from the project's root; made files are left out. */
export function sourceFiles(folder = 'src'): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/generated/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ')
// In this order: comments, texts, templates (with their insertions, one level), regular expressions after a sign.
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[=(,:;!&|?{[]\s*|=>\s*|return\s+)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*/g

const known = new WeakMap<SourceFile, Parsed>()

/** Takes a file apart by its signs, without a compiler; once for each file that was read. */
export function parse(file: SourceFile): Parsed {
  const parsed = known.get(file) ?? takeApart(file)
  known.set(file, parsed)
  return parsed
}

function takeApart({ path, text }: SourceFile): Parsed {
  const strings: string[] = []
  const uncommented = text.replace(token, (found) =>
    found.startsWith('//') || found.startsWith('/*') ? blank(found) : found,
  )
  const code = uncommented.replace(token, (found) => {
    if (found.startsWith("'") || found.startsWith('"')) strings.push(found.slice(1, -1))
    return found.startsWith('`') ? insertions(found) : blank(found)
  })
  return { path, text, code, uncommented, strings, imports: importsOf(path, uncommented) }
}

/** Of a template only what is inserted is code. */
function insertions(template: string): string {
  return template.replace(/\$\{([^{}`]*)\}|[^\n]/g, (found, inner?: string) => (inner ? `  ${inner} ` : blank(found)))
}

const statement = /(?:^|\n)[ \t]*(import|export)\s+(type\s+)?([^'"`;()=]*?)\bfrom\s*['"]([^'"\n]+)['"]/g
const bare = /(?:^|\n)[ \t]*import\s*['"]([^'"\n]+)['"]/g
const called = /\b(?:import|require)\(\s*(?:\/\*[^*]*\*\/\s*)?['"`]([^'"`]+)/g

function importsOf(path: string, text: string): Imported[] {
  const named = [...text.matchAll(statement)].map((match) => ({
    target: match[4] ?? '',
    typeOnly: Boolean(match[2]) || onlyTypes(match[3] ?? ''),
  }))
  const other = [...text.matchAll(bare), ...text.matchAll(called)].map((match) => ({
    target: match[1] ?? '',
    typeOnly: false,
  }))
  return [...named, ...other].map(({ target, typeOnly }) => ({ target: resolved(path, target), typeOnly }))
}

function onlyTypes(clause: string): boolean {
  const names = /^\s*\{([^}]*)\}\s*$/
    .exec(clause)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '')
  return Boolean(names?.length && names.every((name) => /^\s*type\s/.test(name)))
}

function resolved(path: string, target: string): string {
  const plain = target.replace(/\.(?:tsx?|js)$/, '')
  if (plain.startsWith('@/')) return `src/${plain.slice(2)}`
  return plain.startsWith('.') ? normalize(join(dirname(path), plain)).replaceAll('\\', '/') : target
}
