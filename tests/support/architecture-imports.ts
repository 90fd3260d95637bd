import type { Sources, Violation } from './architecture'
import type { Imported, Parsed } from './architecture-source'

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
  'rights',
  'desk',
  'oversight',
  'web',
]

/** Files that must stay pure, so that screens, rules and tests can use them everywhere. */
const pureForEver =
  /^src\/lib\/(?:calendar\/|forms\/|cases\/rules\/|catalogue\/rate$|registry\/identifiers\/|kernel\/(?:actor|policy|refusal|mask|clock)$|catalogue\/(?:schema|effects|documents|compile|merge|lock-reach|soundness[a-z-]*)$)/

const shapes = ['react', 'react-dom', 'next-intl', 'react-hook-form', '@hookform/resolvers', 'next', 'qrcode']
const doors = ['react', 'next-intl', 'next', 'qrcode']

export type Kind = 'pure' | 'server' | 'component' | 'door' | 'process'

/** A file of the machine is pure unless its first statement is `import 'server-only'`. */
export function kindOf({ path, uncommented }: Parsed): Kind {
  if (path.startsWith('src/components/')) return 'component'
  if (path.startsWith('src/app/')) return 'door'
  if (!path.startsWith('src/lib/')) return 'process'
  return /^\s*import\s+['"]server-only['"]/.test(uncommented) ? 'server' : 'pure'
}

export const engineOf = (path: string) => /^src\/lib\/([^/]+)\//.exec(path)?.[1]
const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
const isOwn = (target: string) => target.startsWith('src/')
const stem = (path: string) => path.replace(/\.tsx?$/, '')

function found(sources: Sources, target: string): Parsed | undefined {
  return sources.get(target) ?? sources.get(`${target}/index`)
}

/** What may be asked or posted from a page: a file that declares a command or a query. */
function isCommandOrQuery({ imports, code }: Parsed): boolean {
  const declares = imports.some(
    ({ target, typeOnly }) => !typeOnly && /^src\/lib\/kernel\/(?:command|query)$/.test(target),
  )
  return declares && /\b(?:command|query)\s*\(/.test(code)
}

type Ask = { file: Parsed; imported: Imported; target: Parsed | undefined }

function mayPure({ file, imported, target }: Ask): boolean {
  if (!isOwn(imported.target)) return imported.target === 'zod'
  if (imported.target.endsWith('.json')) return imported.target.startsWith(`src/lib/${engineOf(file.path)}/`)
  return Boolean(target && kindOf(target) === 'pure')
}

function mayServer({ imported, target }: Ask): boolean {
  if (!isOwn(imported.target)) return true
  if (imported.target.startsWith('src/generated/') || imported.target.endsWith('.json')) return true
  return Boolean(target && ['pure', 'server'].includes(kindOf(target)))
}

function mayComponent({ imported, target }: Ask): boolean {
  if (!isOwn(imported.target)) return shapes.includes(packageOf(imported.target))
  return Boolean(target && ['pure', 'component'].includes(kindOf(target)))
}

function mayDoor({ imported, target }: Ask): boolean {
  if (imported.target.startsWith('src/app/') && imported.target.endsWith('.css')) return true
  if (!isOwn(imported.target)) return doors.includes(packageOf(imported.target))
  if (!target) return false
  const engine = engineOf(target.path)
  const reachable = engine === 'web' || engine === 'text' || isCommandOrQuery(target)
  return reachable || ['pure', 'component', 'door'].includes(kindOf(target))
}

/** The two processes start what `web` offers, on the kernel. */
function mayProcess({ imported, target }: Ask): boolean {
  if (!isOwn(imported.target))
    return imported.target.startsWith('node:') || ['next', 'server-only'].includes(imported.target)
  return ['web', 'kernel'].includes(engineOf(target?.path ?? '') ?? '')
}

const allowed: Record<Kind, (ask: Ask) => boolean> = {
  pure: mayPure,
  server: mayServer,
  component: mayComponent,
  door: mayDoor,
  process: mayProcess,
}

/** Types cost nothing at run time: those of other parts may be named, but not those of the database client. */
function mayAsType({ file, imported, target }: Ask): boolean {
  if (imported.target.startsWith('src/generated/')) return kindOf(file) === 'server'
  return Boolean(target) || !isOwn(imported.target)
}

function upward(path: string, target: string): boolean {
  const [from, to] = [engineOf(path), engineOf(`${target}/`)]
  return from !== undefined && to !== undefined && engines.indexOf(to) > engines.indexOf(from)
}

function judge(ask: Ask): Violation[] {
  const { file, imported } = ask
  const broken = (rule: string): Violation[] => [{ path: file.path, rule, detail: imported.target }]
  if (imported.target === 'server-only') return []
  if (upward(file.path, imported.target)) return broken('engine-order')
  if (imported.target === 'src/lib/kernel/db' && engineOf(file.path) !== 'kernel' && !imported.typeOnly)
    return broken('only-transaction')
  if (packageOf(imported.target) === 'next-auth' && engineOf(file.path) !== 'access') return broken('next-auth')
  const fine = imported.typeOnly ? mayAsType(ask) || allowed[kindOf(file)](ask) : allowed[kindOf(file)](ask)
  return fine ? [] : broken(`${kindOf(file)}-import`)
}

/** The table "part may import": everything that is not allowed is refused. */
export function importRule(file: Parsed, { sources }: { sources: Sources }): Violation[] {
  const engine = engineOf(file.path)
  const stranger = file.path.startsWith('src/lib/') && !engines.includes(engine ?? '')
  const soiled = pureForEver.test(stem(file.path)) && kindOf(file) !== 'pure'
  const late = /import\s+['"]server-only['"]/.test(file.uncommented) && kindOf(file) === 'pure'
  return [
    ...(stranger ? [{ path: file.path, rule: 'engine', detail: engine ?? '' }] : []),
    ...(soiled ? [{ path: file.path, rule: 'pure', detail: 'server-only' }] : []),
    ...(late ? [{ path: file.path, rule: 'server-only-first', detail: '' }] : []),
    ...file.imports.flatMap((imported) => judge({ file, imported, target: found(sources, imported.target) })),
  ]
}
