import { useTranslations } from 'next-intl'
import { DaySpan } from '@/components/day-span'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import type { OrganisationTieView, OrganisationView } from '@/lib/registry/organisations/organisation-page'
import { ActionForm } from '../../action-form'
import type { TypedForms } from '../../typed-form'

type Props = { firm: OrganisationView; forms: TypedForms }

/** Who represents an organisation, works there, or may act for it in what. */
export function TieTable({ firm, forms }: Props) {
  const t = useTranslations('organisations')
  return (
    <Card title={t('people')}>
      <Table
        caption={t('people')}
        hideCaption
        stacked
        rows={firm.ties}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('nobody')} />}
        columns={[
          {
            key: 'person',
            head: t('person'),
            heads: true,
            cell: (row) => (
              <a href={`/registers/households/agents/${row.person.id}`} className="inline-block py-1">
                {row.person.name}
              </a>
            ),
          },
          {
            key: 'as',
            head: t('as'),
            cell: (row) => <Tag tone={row.running ? 'brand' : 'plain'}>{t(`ties.${row.as}`)}</Tag>,
          },
          {
            key: 'services',
            head: t('services'),
            cell: (row) => (row.as === 'acts_for' ? (row.services?.join('、') ?? t('every')) : '—'),
          },
          { key: 'when', head: t('when'), cell: (row) => <DaySpan from={row.from} to={row.to} /> },
          {
            key: 'end',
            head: t('act.head'),
            cell: (row) => firm.mayWrite && row.running && <EndTie tie={row} firm={firm} forms={forms} />,
          },
        ]}
      />
    </Card>
  )
}

function EndTie({ tie, firm, forms }: Props & { tie: OrganisationTieView }) {
  const t = useTranslations('organisations')
  return (
    <ActionForm
      {...{ act: `end-${tie.id}`, command: 'end-act-for', title: t('act.end'), submit: t('act.end'), forms }}
      page={`/registers/organisations/${firm.id}`}
      hidden={{ tie: tie.id }}
      danger
    >
      {(field) => (
        <>
          <TextInput type="date" {...field('on', t('act.endOn'))} required size={14} />
          <TextInput {...field('reason', t('act.reason'))} required maxLength={200} />
        </>
      )}
    </ActionForm>
  )
}
