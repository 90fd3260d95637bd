import { useTranslations } from 'next-intl'
import type { CorrectionPage } from '@/lib/registry/correction-page'
import { Button } from './ui/button'
import { Card } from './ui/card'
import { Radios } from './ui/radios'
import { Textarea } from './ui/textarea'

type Answer = { decision?: string; reason?: string }
type CorrectionAnswerProps = { view: CorrectionPage; formKey: string; typed: Answer; errors: Answer }

const decisions = ['accept', 'keep', 'more-proof'] as const

/** The office's answer: one of three, and a reason that the person reads. */
export function CorrectionAnswer({ view, formKey, typed, errors }: CorrectionAnswerProps) {
  const t = useTranslations('rights.queue')
  const choices = decisions.map((value) => ({ value, label: t(`choices.${value}`), hint: t(`choiceHints.${value}`) }))
  return (
    <Card title={t('decide')}>
      <form method="post" action="/do/decide-correction" noValidate className="grid gap-4">
        <input type="hidden" name="_key" value={formKey} />
        <input type="hidden" name="_back" value={`/registers/corrections/${view.id}`} />
        <input type="hidden" name="correction" value={view.id} />
        <input type="hidden" name="version" value={view.rowVersion} />
        <Radios
          id="decision"
          name="decision"
          label={t('decision')}
          choices={choices}
          value={typed.decision}
          error={errors.decision}
          required
        />
        <Textarea
          id="reason"
          name="reason"
          label={t('reason')}
          value={typed.reason}
          error={errors.reason}
          rows={3}
          maxLength={300}
          required
        />
        <div>
          <Button>{t('submit')}</Button>
        </div>
      </form>
    </Card>
  )
}
