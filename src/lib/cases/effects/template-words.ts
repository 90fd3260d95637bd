import 'server-only'
import type { Template } from '@/lib/catalogue/schema'
import { passes } from '@/lib/forms/conditions'
import type { Value } from '@/lib/forms/expressions'
import { resolve, withRow } from '@/lib/forms/scope'
import { maskName } from '@/lib/kernel/mask'
import type { Locale } from '@/lib/text/locale'
import { sayValue } from '../say-value'
import { showContext } from '../show-context'
import type { EffectGround } from './effect'

export type TemplateWords = { values: Record<string, string>; rows: string[][][]; blocks: number[] }

/** On a masked paper no person is named in full, whatever the definition leads to (facts: 张*明 on public notices). */
function hidden(template: Template, value: Value, words: string): string {
  const ofPerson = typeof value === 'string' && /^\$(?!item|case|with|unit)[a-z_]+\.name$/.test(value)
  return template.masked && ofPerson ? maskName(words) : words
}

/**
 * What a template needs to become a text: its named values in words, for each block of rows its cells, and the indexes
 * of the blocks whose condition holds.
 */
export async function templateWords(template: Template, ground: EffectGround, locale: Locale): Promise<TemplateWords> {
  const { office, scope, pinned } = ground
  const ctx = await showContext({ office, documents: pinned.documents, locale, reveal: !template.masked })
  const at = { scope, ctx, compiled: pinned.compiled }
  const values = Object.entries(template.values ?? {}).map(
    ([name, value]) => [name, hidden(template, value, sayValue(value, at))] as const,
  )
  const rows = template.blocks.map((block) => {
    if (!('rows' in block)) return []
    const list = resolve(block.rows as `$${string}`, scope)
    if (!Array.isArray(list)) return []
    return list.map((row) =>
      block.columns.map((column) => sayValue(column.value as Value, { ...at, scope: withRow(scope, row) })),
    )
  })
  const blocks = template.blocks.flatMap((block, index) => (passes(block.if, scope) ? [index] : []))
  return { values: Object.fromEntries(values), rows, blocks }
}
