import { useLocale, useTranslations } from 'next-intl'
import { DefinedForm } from '@/components/defined-form'
import { fieldSource } from '@/components/fields/field-source'
import type { DraftForm } from '@/lib/cases/draft-page'
import type { Locale } from '@/lib/text/locale'
import { ApplyButtons, ApplyHidden } from './apply-buttons'
import { sourceKey } from './source-key'
import { UploadForms } from './upload-forms'

type ApplyFormProps = { draft: string; step: string; part: 'form' | 'party'; form: DraftForm; first: boolean }

/** The questions of one page of an application. */
export function ApplyForm({ draft, step, part, form, first }: ApplyFormProps) {
  const [t, locale] = [useTranslations('fields.sources'), useLocale() as Locale]
  const shown = form.form.filter((_, index) => form.only === undefined || form.only === index)
  const uploads = shown
    .flatMap((group) => group.fields)
    .filter((field) => field.type === 'file')
    .map((field) => field.key)
  const source = fieldSource({
    words: form.words,
    locale,
    sourceWord: (word) => t(sourceKey(word)),
    upload: (name) => {
      const key = name.slice(part.length + 1)
      if (!uploads.includes(key)) return undefined
      return { receive: `upload-${key}`, remove: 'remove-file', files: form.files[key] ?? [] }
    },
  })
  return (
    <>
      <DefinedForm
        form={form.form}
        only={form.only}
        scope={form.scope}
        inputs={form.inputs}
        errors={form.errors}
        warnings={form.warnings}
        source={source}
        action="/do/save-draft"
        prefix={part}
        untitled
        summaryElsewhere
      >
        <ApplyHidden draft={draft} step={step} />
        <ApplyButtons first={first} />
      </DefinedForm>
      <UploadForms
        places={uploads.map((key) => ({ id: `upload-${key}`, field: `${part}:${key}` }))}
        owner={{ draft }}
        back={`/apply/${draft}/${step}`}
      />
    </>
  )
}
