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

/** What the questions of a staff form are drawn with, from the words that its query gathered. */
export function staffSource({ words, locale, sourceWord, upload }: Given): FieldSource {
  return {
    say: (text) => say(text, locale),
    codes: (list) => words.codes[list] ?? [],
    options: (field) => (field.type === 'address' || field.type === 'division' ? words.divisions : undefined),
    signers: (name) => words.signers[name] ?? [],
    consentText: (template) =>
      (words.consents[template] ?? []).map((text) => createElement('p', { key: text, className: 'mb-2' }, text)),
    known: (field) => {
      const known = words.known[field.key]
      return known && sourceWord && { source: sourceWord(known.source), on: known.on }
    },
    computedText: (field) => words.computed[field.key],
    upload,
  }
}
