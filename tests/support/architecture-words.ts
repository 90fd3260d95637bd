import { basename } from 'node:path'
import type { Violation } from './architecture'
import type { House } from './architecture-office'
import type { Parsed } from './architecture-source'

const refused = /^(?:utils?|helpers?|common|misc|types|constants)$/
/** The only files called index: tables that the compiler completes. */
const tables = [
  'src/components/fields/index.tsx',
  'src/lib/cases/effects/index.ts',
  'src/lib/forms/fields/index.ts',
  'src/lib/messaging/providers/index.ts',
]
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Refused names, other spellings, barrels by name, and screens inside the machine. */
export function nameRules({ path }: Parsed): Violation[] {
  const name = basename(path).replace(/\.tsx?$/, '')
  const broken = (rule: string): Violation[] => [{ path, rule, detail: name }]
  if (refused.test(name)) return broken('file-name')
  if (name === 'index' && !tables.includes(path)) return broken('barrel')
  if (path.startsWith('src/lib/') && path.endsWith('.tsx')) return broken('no-jsx')
  return kebab.test(name) ? [] : broken('file-name')
}

type Pattern = { rule: string; pattern: RegExp; in: 'code' | 'text' | 'uncommented'; except?: string }

const patterns: readonly Pattern[] = [
  { rule: 'env', pattern: /\bprocess\s*\.\s*env\b|\bprocess\[/, in: 'code', except: 'src/lib/kernel/env.ts' },
  {
    rule: 'clock',
    pattern: /\bnew Date\(\s*\)|\bDate\.now\b|\bperformance\.now\b|\bDate\(\s*\)/,
    in: 'code',
    except: 'src/lib/kernel/clock.ts',
  },
  // Biome finds every other spelling; a value may be called any.
  { rule: 'any', pattern: /[\w)\]]\??:\s*any\b|\bas\s+any\b|<any\b/, in: 'code' },
  { rule: 'silenced', pattern: /@ts-(?:ignore|nocheck|expect-error)|biome-ignore|eslint-disable/, in: 'text' },
  { rule: 'unfinished', pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/, in: 'text' },
  { rule: 'server-action', pattern: /['"]use server['"]/, in: 'uncommented' },
  { rule: 'barrel', pattern: /\bexport\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s+)?from\b/, in: 'code' },
  {
    rule: 'class',
    pattern: /(?:^|\n)\s*(?:export\s+)?(?:default\s+)?(?:abstract\s+)?class\s+[A-Z]/,
    in: 'code',
    except: 'src/lib/kernel/refusal.ts',
  },
  { rule: 'raw-markup', pattern: /\bdangerouslySetInnerHTML\b|\.innerHTML\b/, in: 'code' },
  { rule: 'evaluated', pattern: /\beval\(|\bnew Function\(/, in: 'code' },
]

/** Words that are keys of definitions and at the same time words of the machine's own closed vocabularies. */
const machineWords: Readonly<Record<string, string>> = {
  resident: 'kind of subject and reader; home of the role that every person has',
  disabled: 'status of an account',
  intake: 'word of the schema of items: the desk that takes it in',
  gap: 'word of the schema of materials: it may be brought later',
  confirm: 'name of a message',
  police: 'name of a message and of a site setting: the filing number',
}

function patternBreaks(file: Parsed): Violation[] {
  return patterns.flatMap(({ rule, pattern, in: where, except }) => {
    const own = rule === 'any' && /\bimport\s*\{[^}]*\bany\b|\bconst any\b/.test(file.code)
    const hit = file.path === except || own ? null : pattern.exec(file[where])
    return hit ? [{ path: file.path, rule, detail: hit[0].trim() }] : []
  })
}

/** The machine knows no item, department, register, workflow or role by name. */
function keyBreaks({ path, strings }: Parsed, house: House): Violation[] {
  const hits = new Set(strings.filter((text) => house.keys.has(text) && !Object.hasOwn(machineWords, text)))
  return [...hits].map((key) => ({ path, rule: 'definition-key', detail: key }))
}

/** What may not stand in a source file. */
export function contentRules(file: Parsed, { house }: { house: House }): Violation[] {
  return [...patternBreaks(file), ...keyBreaks(file, house)]
}
