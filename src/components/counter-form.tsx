import { useLocale, useTranslations } from 'next-intl'
import type { counterPage } from '@/lib/cases/counter-page'
import type { Locale } from '@/lib/text/locale'
import { CaseConditions } from './case-facts'
import { CounterActions } from './counter-actions'
import { CounterAgent } from './counter-agent'
import { CounterKnown } from './counter-known'
import { CounterMaterials } from './counter-materials'
import { StaffFields } from './staff-fields'
import type { StaffProblems } from './staff-problems'
import { staffSource } from './staff-source'
import { staffSourceWord } from './staff-source-word'
import { Card } from './ui/card'
import { ErrorSummary } from './ui/error-summary'

export type CounterPageView = Awaited<ReturnType<typeof counterPage.execute>>['answer']
export type CounterPost = { resident: string; service: string; key: string; back: string; batch: string; visit: string }
export type CounterFormProps = {
  page: CounterPageView
  said: StaffProblems
  /** The page only opens the form of an action: nothing is wrong. */
  opens: boolean
  values: Record<string, string>
  post: CounterPost
}

/** Everything that accepting an application needs, on one screen: what is known stands in green, only the rest is asked. */
export function CounterForm(props: CounterFormProps) {
  const { page, said, values, post } = props
  return (
    <>
      <form
        method="post"
        action="/do/open-at-counter"
        id="counter-form"
        noValidate
        className="rounded-card border border-line bg-card p-pad shadow-card"
      >
        <ErrorSummary problems={said.summary} />
        <CounterHidden post={post} />
        <div className="grid gap-5">
          <CounterPartyPart {...props} />
          <CounterItemPart {...props} />
          <CounterMaterials materials={page.materials} values={values} />
          {page.service.agent && <CounterAgent values={values} errors={said.at} />}
          {page.eligibility.length > 0 && <Conditions page={page} />}
          <CounterActions {...props} />
        </div>
      </form>
      <UploadForms page={page} post={post} />
    </>
  )
}

function CounterHidden({ post }: { post: CounterPost }) {
  const hidden = { _key: post.key, _back: post.back, resident: post.resident, service: post.service }
  return Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

function useSource({ page, post }: CounterFormProps, part: 'party' | 'form') {
  const [s, locale] = [useTranslations('counter'), useLocale() as Locale]
  return staffSource({
    words: page[part].words,
    locale,
    sourceWord: staffSourceWord(s),
    upload: (name) => {
      const field = name.replace('.', ':')
      const files = page.files.filter((file) => file.field === field)
      return { receive: `receive-${field}`, remove: `remove-${post.batch}`, files }
    },
  })
}

function CounterPartyPart(props: CounterFormProps) {
  const { page, said } = props
  const [t, source] = [useTranslations('counter.form'), useSource(props, 'party')]
  const corrected = new Set(page.known.filter((row) => row.changed).map((row) => row.field.key))
  const missing = page.party.form.map((group) => ({
    ...group,
    fields: group.fields.filter((field) => !corrected.has(field.key)),
  }))
  const asked = missing.reduce((sum, group) => sum + group.fields.length, 0)
  return (
    <section aria-labelledby="part-party">
      <h2 id="part-party" className="mb-2 text-h2">
        {t('party')}
        <span className="ml-2 text-small font-normal text-ink-soft">
          {t('knownOf', { known: page.known.length, all: page.known.length + asked, asked })}
        </span>
      </h2>
      <CounterKnown rows={page.known} {...{ page, said, source }} />
      {asked > 0 && (
        <div data-first className="mt-3">
          <StaffFields
            form={missing}
            prefix="party"
            scope={page.scope}
            inputs={page.party.inputs}
            errors={said.at}
            source={source}
          />
        </div>
      )}
    </section>
  )
}

function CounterItemPart(props: CounterFormProps) {
  const { page, said } = props
  const [t, source] = [useTranslations('counter.form'), useSource(props, 'form')]
  return (
    <section aria-labelledby="part-form" data-first>
      <h2 id="part-form" className="mb-2 text-h2">
        {t('item')}
      </h2>
      <div className="grid gap-4">
        <StaffFields
          form={page.form.form}
          prefix="form"
          scope={page.scope}
          inputs={page.form.inputs}
          errors={said.at}
          source={source}
        />
      </div>
    </section>
  )
}

function Conditions({ page }: { page: CounterPageView }) {
  const t = useTranslations('counter.form')
  return (
    <Card title={t('conditions')} tone="sunk">
      <CaseConditions conditions={page.eligibility} />
    </Card>
  )
}

/** Files are received by forms of their own, under the number of this application, before it is opened. */
function UploadForms({ page, post }: { page: CounterPageView; post: CounterPost }) {
  const fields = (['form', 'party'] as const).flatMap((part) =>
    page[part].form.flatMap((group) =>
      group.fields.filter(({ type }) => type === 'file').map((field) => `${part}:${field.key}`),
    ),
  )
  if (fields.length === 0) return null
  return (
    <div hidden>
      {fields.map((field) => (
        <form
          key={field}
          id={`receive-${field}`}
          method="post"
          encType="multipart/form-data"
          action={`/upload?draft=${post.batch}&field=${field}&back=${encodeURIComponent(post.back)}`}
        />
      ))}
      <form id={`remove-${post.batch}`} method="post" action="/do/remove-file">
        <input type="hidden" name="back" value={post.back} />
      </form>
    </div>
  )
}
