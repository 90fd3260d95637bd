import 'server-only'
import type { Template } from '@/lib/catalogue/schema'
import type { Filling } from '@/lib/files/paper-content'
import { passes } from '@/lib/forms/conditions'
import type { Value } from '@/lib/forms/expressions'
import { resolve, withRow } from '@/lib/forms/scope'
import { maskName } from '@/lib/kernel/mask'
import { sayValue } from '../say-value'
import { showContext } from '../show-context'
import type { EffectGround } from './effect'

type TemplateGround = Pick<EffectGround, 'office' | 'scope' | 'pinned'>

/** What a template needs to become a text, in both written languages: the Chinese filling, and `en`. */
export async function templateWords(template: Template, ground: TemplateGround): Promise<Filling & { en: Filling }> {
  const [zh, en] = await Promise.all([filling(template, ground, 'zh-Hans'), filling(template, ground, 'en')])
  return { ...zh, en }
}

async function filling(template: Template, ground: TemplateGround, locale: 'zh-Hans' | 'en'): Promise<Filling> {
  const { office, scope, pinned } = ground
  const ctx = await showContext({ office, documents: pinned.documents, locale, reveal: !template.masked })
  const at = { scope, ctx, compiled: pinned.compiled }
  const values = Object.entries(template.values ?? {}).map(
    ([name, value]) => [name, hidden(template, value, sayValue(value, at))] as const,
  )
  const rows = template.blocks.map((block) => {
    const list = 'rows' in block ? resolve(block.rows as `$${string}`, scope) : []
    if (!('rows' in block) || !Array.isArray(list)) return []
    const cell = (row: unknown, value: string) => sayValue(value as Value, { ...at, scope: withRow(scope, row) })
    return list.map((row) => block.columns.map((column) => cell(row, column.value)))
  })
  const blocks = template.blocks.flatMap((block, index) => (passes(block.if, scope) ? [index] : []))
  return { values: Object.fromEntries(values), rows, blocks }
}

/** On a masked paper no person is named in full, whatever the definition leads to (facts: 张*明 on public notices). */
function hidden(template: Template, value: Value, words: string): string {
  const ofPerson = typeof value === 'string' && /^\$(?!item|case|with|unit)[a-z_]+\.name$/.test(value)
  return template.masked && ofPerson ? maskName(words) : words
}
