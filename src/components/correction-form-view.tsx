import { useTranslations } from 'next-intl'
import type { CorrectionForm } from '@/lib/registry/correction-form'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { FactSource } from './fact-source'
import { fieldSource } from './fields/field-source'
import { fieldComponents } from './fields/index'
import { ReceivedFiles } from './fields/received-files'
import { Button } from './ui/button'
import { Card } from './ui/card'
import { Notice } from './ui/notice'
import { Textarea } from './ui/textarea'
import { UploadForms } from './upload-forms'

type CorrectionFormViewProps = {
  view: CorrectionForm
  /** Id under which proof is sent and the request is made, and the key of the post. */
  keys: { id: string; formKey: string }
  back: string
  /** What a refused post had typed. */
  typed: Record<string, string>
  errors: { at: Record<string, string> }
  locale: Locale
}

/** How a person says that a record is wrong: how it stands, the proof, what it should be and why. Works without script. */
export function CorrectionFormView(props: CorrectionFormViewProps) {
  const { view, back, locale } = props
  const t = useTranslations('rights.correction')
  const { waiting } = view
  return (
    <>
      <Card title={t('now')}>
        <p className="text-h3 [overflow-wrap:anywhere]">{view.fact.text}</p>
        <FactSource fact={view.fact} />
        <p className="mt-2 text-small text-ink-soft">{t('authority', { authority: view.authority })}</p>
      </Card>
      {waiting?.state === 'open' && <Notice kind="info" title={t('waiting')} />}
      {waiting?.state === 'more-proof' && (
        <>
          <Notice kind="needs-you" title={t('needProof')}>
            {waiting.reason}
          </Notice>
          <Proof {...props} />
          <form method="post" action="/do/prove-correction">
            <Hidden {...props} />
            <input type="hidden" name="correction" value={waiting.id} />
            <Button>{t('prove')}</Button>
          </form>
        </>
      )}
      {!waiting && (
        <>
          <Proof {...props} />
          <Claim {...props} />
          <p className="text-small text-ink-soft">{t('by', { date: sayDate(view.answerBy, locale, 'full') })}</p>
        </>
      )}
      <UploadForms places={[{ id: 'upload-proof', field: 'proof' }]} owner={{ draft: props.keys.id }} back={back} />
    </>
  )
}

function Hidden({ keys, back }: CorrectionFormViewProps) {
  return (
    <>
      <input type="hidden" name="_key" value={keys.formKey} />
      <input type="hidden" name="_back" value={back} />
    </>
  )
}

function Proof({ view, errors }: CorrectionFormViewProps) {
  const t = useTranslations('rights.correction')
  const field = {
    id: 'proof',
    name: '_proof',
    label: t('proof'),
    hint: t('proofHint'),
    error: errors.at.proof,
    required: true,
  }
  const place = { receive: 'upload-proof', remove: 'remove-file', files: view.files }
  const pending = view.files.some((file) => file.state === 'pending')
  return (
    <Card>
      <ReceivedFiles field={field} place={place} keep={false} />
      {pending && (
        <p role="status" className="mt-2 text-small text-ink-soft">
          {t('pending')}
        </p>
      )}
    </Card>
  )
}

function Claim(props: CorrectionFormViewProps) {
  const { view, keys, typed, errors, locale } = props
  const t = useTranslations('rights.correction')
  const field = view.form[0]?.fields[0]
  if (!field) return null
  const Question = fieldComponents[field.type]
  const words = { ...view.words, consents: {}, signers: {}, known: {}, computed: {} }
  return (
    <form method="post" action="/do/propose-correction" noValidate className="grid gap-gap">
      <Hidden {...props} />
      <input type="hidden" name="id" value={keys.id} />
      <input type="hidden" name="person" value={view.person.id} />
      <input type="hidden" name="element" value={view.fact.element} />
      <Card title={t('value')}>
        <Question
          field={field}
          name="value"
          inputs={typed}
          errors={errors.at}
          source={fieldSource({ words, locale })}
          required
          density="resident"
        />
      </Card>
      <Card>
        <Textarea
          id="said"
          name="said"
          label={t('said')}
          hint={t('saidHint')}
          value={typed.said}
          error={errors.at.said}
          maxLength={500}
          required
        />
      </Card>
      <div>
        <Button>{t('submit')}</Button>
      </div>
    </form>
  )
}
