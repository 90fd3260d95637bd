import { useTranslations } from 'next-intl'
import { PersonInputs } from '@/components/person-inputs'
import { ServiceScope } from '@/components/service-scope'
import { Radios } from '@/components/ui/radios'
import { TextInput } from '@/components/ui/text-input'
import { Textarea } from '@/components/ui/textarea'
import type { AgentsView } from '@/lib/registry/households/agents-page'
import { ActionForm } from '../../../action-form'
import type { TypedForms } from '../../../typed-form'

const bases = ['parent', 'relative', 'agreement', 'court', 'authority'] as const

/** Records a guardian of the person, or a mandate that the person gave. */
export function AgentForms({ view, forms }: { view: AgentsView; forms: TypedForms }) {
  const t = useTranslations('households.agents')
  const page = `/registers/households/agents/${view.person.id}`
  return (
    <div className="grid gap-3 print:hidden">
      <ActionForm
        {...{ act: 'guardian', command: 'record-guardian', title: t('addGuardian'), submit: t('save'), page, forms }}
        hidden={{ ward: view.person.id }}
      >
        {(field) => (
          <>
            <PersonInputs field={field} />
            <Radios
              choices={bases.map((value) => ({ value, label: t(`bases.${value}`) }))}
              {...field('basis', t('basis'))}
              required
            />
            <TextInput type="date" {...field('from', t('from'))} required size={14} />
            <TextInput type="date" {...field('to', t('until'))} hint={t('untilHint')} size={14} />
            <Textarea {...field('evidence', t('evidence'))} hint={t('evidenceHint')} rows={2} required />
          </>
        )}
      </ActionForm>
      {!view.child && (
        <ActionForm
          {...{ act: 'mandate', command: 'record-mandate', title: t('addMandate'), submit: t('save'), page, forms }}
          hidden={{ principal: view.person.id }}
        >
          {(field) => (
            <>
              <PersonInputs field={field} />
              <ServiceScope
                services={view.services}
                values={field.ticked('services')}
                {...field('services', t('services'))}
              />
              <TextInput type="date" {...field('from', t('from'))} required size={14} />
              <TextInput type="date" {...field('to', t('lastDay'))} required size={14} />
              <Textarea {...field('evidence', t('evidence'))} hint={t('evidenceHint')} rows={2} required />
            </>
          )}
        </ActionForm>
      )}
    </div>
  )
}
