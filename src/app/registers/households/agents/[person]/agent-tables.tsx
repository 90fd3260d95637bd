import { useTranslations } from 'next-intl'
import { DaySpan } from '@/components/day-span'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import type { AgentsView, GuardianView, MandateView } from '@/lib/registry/households/agents-page'
import { ActionForm } from '../../../action-form'
import type { TypedForms } from '../../../typed-form'

type Props = { view: AgentsView; forms: TypedForms }

/** Guardians and wards of a person, running and past. */
export function GuardianTable({ view, forms }: Props) {
  const t = useTranslations('households.agents')
  return (
    <Table
      caption={t('guardians')}
      hideCaption
      stacked
      rows={view.guardians}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('noGuardians')} />}
      columns={[
        { key: 'who', head: t('who'), heads: true, cell: (row) => <Other row={row} word={t(`as.${row.as}`)} /> },
        { key: 'basis', head: t('basis'), cell: (row) => t(`bases.${row.basis}`) },
        { key: 'when', head: t('when'), cell: (row) => <Time row={row} /> },
        { key: 'evidence', head: t('evidence'), cell: (row) => row.evidence ?? '—' },
        {
          key: 'end',
          head: t('act'),
          cell: (row) => view.mayRecord && row.running && <EndGuardian row={row} view={view} forms={forms} />,
        },
      ]}
    />
  )
}

/** Mandates that a person gave and was given, running and past. */
export function MandateTable({ view, forms }: Props) {
  const t = useTranslations('households.agents')
  return (
    <Table
      caption={t('mandates')}
      hideCaption
      stacked
      rows={view.mandates}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('noMandates')} />}
      columns={[
        { key: 'who', head: t('who'), heads: true, cell: (row) => <Other row={row} word={t(`as.${row.as}`)} /> },
        { key: 'services', head: t('services'), cell: (row) => row.services?.join('、') ?? t('every') },
        { key: 'when', head: t('when'), cell: (row) => <Time row={row} /> },
        { key: 'evidence', head: t('evidence'), cell: (row) => row.evidence ?? '—' },
        {
          key: 'end',
          head: t('act'),
          cell: (row) => view.mayRecord && row.running && <EndMandate row={row} view={view} forms={forms} />,
        },
      ]}
    />
  )
}

function Other({ row, word }: { row: GuardianView | MandateView; word: string }) {
  const t = useTranslations('households.agents')
  return (
    <span className="flex flex-wrap items-center gap-2">
      {row.other ? <a href={`/registers/households/agents/${row.other.id}`}>{row.other.name}</a> : t('unknown')}
      <Tag>{word}</Tag>
    </span>
  )
}

function Time({ row }: { row: GuardianView | MandateView }) {
  const t = useTranslations('households.agents')
  return (
    <span className="flex flex-wrap items-center gap-2">
      <DaySpan from={row.from} to={row.to} />
      <Tag tone={row.running ? 'green' : 'plain'}>{row.running ? t('running') : t('over')}</Tag>
    </span>
  )
}

function EndGuardian({ row, view, forms }: Props & { row: GuardianView }) {
  const t = useTranslations('households.agents')
  return (
    <ActionForm
      {...{ act: `end-${row.id}`, command: 'end-guardian', title: t('end'), submit: t('end'), forms }}
      page={`/registers/households/agents/${view.person.id}`}
      hidden={{ guardianship: row.id }}
      danger
    >
      {(field) => (
        <>
          <TextInput type="date" {...field('on', t('endOn'))} required size={14} />
          <TextInput {...field('reason', t('reason'))} required maxLength={200} />
        </>
      )}
    </ActionForm>
  )
}

function EndMandate({ row, view, forms }: Props & { row: MandateView }) {
  const t = useTranslations('households.agents')
  return (
    <ActionForm
      {...{ act: `end-${row.id}`, command: 'end-mandate', title: t('end'), submit: t('end'), forms }}
      page={`/registers/households/agents/${view.person.id}`}
      hidden={{ mandate: row.id }}
      danger
    >
      {(field) => <TextInput {...field('reason', t('reason'))} required maxLength={200} />}
    </ActionForm>
  )
}
