import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { FieldSource, UploadPlace } from './field-props'

type Choice = { value: string; label: string }

/** Words of a form as its query gives them: plain data, texts in the language of the page. */
type Words = {
  codes: Record<string, Choice[]>
  divisions: Choice[]
  consents: Record<string, string[]>
  signers: Record<string, { name: string }[]>
  known: Record<string, { source: string; on: string }>
  computed: Record<string, string>
}

type Given = {
  words: Words
  locale: Locale
  /** The words of a source: 身份证, 您本人填写. */
  sourceWord?: (source: string) => string
  upload?: (name: string) => UploadPlace | undefined
}

/** What the fields of a form draw from, made of the words of its query. */
export function fieldSource({ words, locale, sourceWord, upload }: Given): FieldSource {
  return {
    say: (text) => say(text, locale),
    codes: (list) => words.codes[list] ?? [],
    options: (field) => (field.type === 'address' || field.type === 'division' ? words.divisions : undefined),
    signers: (name) => words.signers[name] ?? [],
    consentText: (template) => <ConsentText paragraphs={words.consents[template] ?? []} />,
    known: (field) => {
      const fact = words.known[field.key]
      return fact && { source: sourceWord ? sourceWord(fact.source) : fact.source, on: fact.on }
    },
    computedText: (field) => words.computed[field.key],
    upload,
  }
}

function ConsentText({ paragraphs }: { paragraphs: string[] }) {
  return (
    <div className="grid gap-2">
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}
