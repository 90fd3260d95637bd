import { createElement } from 'react'
import type { FormWords } from '@/lib/cases/form-words'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { FieldSource, UploadPlace } from './fields/field-props'

type Given = {
  words: FormWords
  locale: Locale
  /** A source of facts in words: 来自身份证. */
  sourceWord?: (source: string) => string
  upload?: (name: string) => UploadPlace | undefined
}

const short = 2

/** Of a long text the first sentence stands there; the rest is read out from behind it. */
function folded(texts: string[]) {
  const [first = '', ...rest] = texts
  const line = (text: string) => createElement('p', { key: text, className: 'mt-2 first:mt-0' }, text)
  if (texts.length <= short) return texts.map(line)
  const lines = rest.map(line)
  return createElement('details', {}, createElement('summary', { className: 'py-1' }, first), ...lines)
}

/** What the questions of a staff form are drawn with, from the words that its query gathered. */
export function staffSource({ words, locale, sourceWord, upload }: Given): FieldSource {
  return {
    say: (text) => say(text, locale),
    codes: (list) => words.codes[list] ?? [],
    options: (field) => (field.type === 'address' || field.type === 'division' ? words.divisions : undefined),
    signers: (name) => words.signers[name] ?? [],
    consentText: (template) => folded(words.consents[template] ?? []),
    known: (field) => {
      const known = words.known[field.key]
      return known && sourceWord && { source: sourceWord(known.source), on: known.on }
    },
    computedText: (field) => words.computed[field.key],
    upload,
  }
}
