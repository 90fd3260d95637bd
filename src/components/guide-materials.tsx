import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'

export type Material = {
  key: string
  name: string
  get: 'orig' | 'copy' | 'elec' | 'licence' | 'share' | 'commit' | 'form'
  copies: number | null
  where: string
  sample: string
  sometimes: boolean
  optional: boolean
  gap: boolean
}

const free: readonly Material['get'][] = ['share', 'licence', 'form', 'commit']

/** What has to be handed in, and what has not because the office has it. */
export function GuideMaterials({ materials }: { materials: Material[] }) {
  const t = useTranslations('guide')
  if (materials.length === 0) return null
  return (
    <Card id="materials" title={t('materials')}>
      <Table<Material>
        caption={t('materials')}
        hideCaption
        stacked
        rows={materials}
        rowKey={(row) => row.key}
        columns={[
          { key: 'name', head: t('material'), heads: true, cell: (row) => <Name row={row} /> },
          {
            key: 'how',
            head: t('how'),
            cell: (row) => <Tag tone={free.includes(row.get) ? 'green' : 'plain'}>{t(`get.${row.get}`)}</Tag>,
          },
          {
            key: 'copies',
            head: t('copies'),
            cell: (row) => (row.copies ? t('copiesCount', { count: row.copies }) : '—'),
          },
          { key: 'from', head: t('from'), cell: (row) => row.where || '—' },
          { key: 'needed', head: t('needed'), cell: (row) => <Needed row={row} /> },
        ]}
      />
    </Card>
  )
}

function Name({ row }: { row: Material }) {
  const t = useTranslations('guide')
  return (
    <>
      {row.name}
      {row.sample && (
        <span className="block text-small font-normal text-ink-soft">{t('sample', { text: row.sample })}</span>
      )}
    </>
  )
}

function Needed({ row }: { row: Material }) {
  const t = useTranslations('guide')
  const word = row.optional ? t('optional') : row.sometimes ? t('sometimes') : t('always')
  return (
    <>
      {word}
      {row.gap && <span className="block text-small text-ink-soft">{t('gap')}</span>}
    </>
  )
}
