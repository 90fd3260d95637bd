import { useTranslations } from 'next-intl'
import { PersonInputs } from '@/components/person-inputs'
import { ServiceScope } from '@/components/service-scope'
import { Radios } from '@/components/ui/radios'
import { TextInput } from '@/components/ui/text-input'
import type { OrganisationView } from '@/lib/registry/organisations/organisation-page'
import { ActionForm } from '../../action-form'
import type { TypedForms } from '../../typed-form'

const kinds = ['enterprise', 'institution', 'social-organisation', 'property-company', 'self-employed'] as const
const ties = ['represents', 'works_at', 'acts_for'] as const
type Props = { firm: OrganisationView; forms: TypedForms }

/** What can be done with an organisation: somebody acts for it, a contact, other data. */
export function OrganisationActions({ firm, forms }: Props) {
  const t = useTranslations('organisations')
  const shared = { page: `/registers/organisations/${firm.id}`, hidden: { organisation: firm.id }, forms }
  const act = (word: 'tie' | 'contact' | 'amend', command: string) => ({
    ...shared,
    ...{ act: word, command, title: t(`act.${word}`), submit: t(`act.${word}Submit`) },
  })
  return (
    <div className="grid gap-3 print:hidden">
      <ActionForm {...act('tie', 'let-act-for')}>
        {(field) => (
          <>
            <PersonInputs field={field} />
            <Radios
              choices={ties.map((value) => ({ value, label: t(`ties.${value}`) }))}
              {...field('as', t('as'))}
              required
            />
            <ServiceScope
              services={firm.services}
              values={field.ticked('services')}
              {...field('services', t('act.scope'))}
            />
            <TextInput type="date" {...field('from', t('act.from'))} required size={14} />
            <TextInput type="date" {...field('to', t('act.to'))} hint={t('act.toHint')} size={14} />
            <TextInput {...field('evidence', t('act.evidence'))} hint={t('act.evidenceHint')} maxLength={300} />
          </>
        )}
      </ActionForm>
      <ActionForm {...act('contact', 'record-contact')}>
        {(field) => (
          <>
            <TextInput {...field('value', t('act.value'))} hint={t('act.valueHint')} required maxLength={100} />
            <TextInput {...field('who', t('act.who'))} maxLength={60} />
          </>
        )}
      </ActionForm>
      <ActionForm {...act('amend', 'amend-organisation')}>
        {(field) => {
          const [name, kind] = [field('name', t('name')), field('kind', t('kind'))]
          return (
            <>
              <TextInput {...name} value={name.value ?? firm.name} required maxLength={100} />
              <Radios
                choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
                {...kind}
                value={kind.value ?? firm.kind}
                required
              />
              <TextInput {...field('address', t('address'))} hint={t('act.kept')} maxLength={120} />
              <TextInput type="date" {...field('closed', t('act.closed'))} hint={t('act.closedHint')} size={14} />
            </>
          )
        }}
      </ActionForm>
    </div>
  )
}
