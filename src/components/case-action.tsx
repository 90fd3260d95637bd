import { useLocale, useTranslations } from 'next-intl'
import { DefinedForm } from '@/components/defined-form'
import { fieldSource } from '@/components/fields/field-source'
import { Button } from '@/components/ui/button'
import type { MyAction } from '@/lib/cases/my-case'
import type { AnswerProblem } from '@/lib/forms/answers'
import type { Locale } from '@/lib/text/locale'

type CaseActionProps = {
  caseId: string
  version: number
  action: MyAction
  formKey: string
  errors: AnswerProblem[]
}

/** One action with what it asks. The version lets the door refuse it when the case has moved since. */
export function CaseAction({ caseId, version, action, formKey, errors }: CaseActionProps) {
  const [t, locale] = [useTranslations('cases.you'), useLocale() as Locale]
  const { asks } = action
  const fileKeys = asks.form.flatMap((group) => group.fields).filter((field) => field.type === 'file')
  const source = fieldSource({
    words: asks.words,
    locale,
    upload: () => ({ receive: `upload-${action.action}`, remove: 'remove-file', files: asks.files }),
  })
  return (
    <DefinedForm
      form={asks.form}
      scope={asks.scope}
      inputs={asks.inputs}
      errors={errors}
      source={source}
      action="/do/act-on-case"
      prefix="asked"
      untitled
      summaryElsewhere
    >
      <input type="hidden" name="case" value={caseId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="action" value={action.action} />
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="_back" value={`/cases/${caseId}`} />
      {fileKeys.length > 0 && <p className="text-small text-ink-soft">{t('uploadFirst')}</p>}
      <div>
        <Button variant={action.danger ? 'danger' : 'primary'}>{action.label}</Button>
      </div>
    </DefinedForm>
  )
}
