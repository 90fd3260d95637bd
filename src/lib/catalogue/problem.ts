import type { Text } from '@/lib/text/text'

/** One thing that is wrong with a definition: where (document, place in it), which rule, and a sentence for people. */
export type Problem = { document: string; path: string; rule: string; say: Text }

/** A sentence in both languages of the office. */
export function sentence(zh: string, en: string): Text {
  return { 'zh-Hans': zh, en }
}

/** Joins parts of a place inside a document: `actions`, `3`, `to` → `actions[3].to`. */
export function place(...parts: (string | number)[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`
    if (part === '') return path
    if (path === '' || part.startsWith('[')) return `${path}${part}`
    return `${path}.${part}`
  }, '')
}

/** One line for a terminal or a log: `workflow/<key>  actions[3].to  （rule）中文 · English`. */
export function problemLine(problem: Problem): string {
  const { say } = problem
  const words = typeof say === 'string' ? say : `${say['zh-Hans']} · ${say.en ?? ''}`
  return `${problem.document}  ${problem.path || '.'}  (${problem.rule})  ${words}`
}
