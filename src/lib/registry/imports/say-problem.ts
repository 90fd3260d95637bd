import 'server-only'
import { createTranslator } from 'use-intl/core'
import { loadMessages } from '@/lib/text/load-messages'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { RowProblem } from './cell-inputs'

/** Problems that imports say themselves; those of forms stand in the messages of fields. */
const own: ReadonlySet<string> = new Set([
  ...['digits_lost', 'cell_error', 'formula', 'confidential', 'name_differs', 'doubled', 'number_15', 'died'],
  ...['entry_changed', 'told_since', 'has_entries', 'has_cases', 'has_household', 'no_value'],
])

/** A text of the messages `imports.marked`, for the file that is given back. */
export async function markedWords(locale: Locale): Promise<(key: string) => string> {
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale: locale === 'en' ? 'en' : 'zh', messages, namespace: 'imports.marked' })
  return (key) => t(key as never)
}

/** The sentence of a problem for screens and for the marked file. Never repeats what stands in the cell. */
export async function problemSayer(locale: Locale): Promise<(problem: RowProblem) => string> {
  const messages = await loadMessages(locale)
  const language = locale === 'en' ? 'en' : 'zh'
  const imports = createTranslator({ locale: language, messages, namespace: 'imports.problems' })
  const fields = createTranslator({ locale: language, messages, namespace: 'fields.errors' })
  return ({ code, params, label, say: sentence }) => {
    if (sentence !== undefined) return say(sentence, locale)
    const values = { ...params, label: label === undefined ? '' : say(label, locale) }
    if (own.has(code)) return imports(code as never, values as never)
    return fields.has(code as never) ? fields(code as never, values as never) : imports('other' as never)
  }
}
