import { useTranslations } from 'next-intl'
import type { ProblemLine } from '@/lib/registry/imports/import-views'
import { Table } from './ui/table'

/** What is wrong how often: most frequent first. */
export function ImportProblems({ problems }: { problems: ProblemLine[] }) {
  const t = useTranslations('imports.problem')
  if (problems.length === 0) return null
  return (
    <Table
      caption={t('caption')}
      stacked
      rows={problems}
      rowKey={({ column, sentence }) => `${column} ${sentence}`}
      columns={[
        { key: 'column', head: t('column'), heads: true, cell: ({ column }) => column ?? t('row') },
        { key: 'what', head: t('what'), cell: ({ sentence }) => sentence },
        { key: 'count', head: t('count'), numeric: true, cell: ({ count }) => count },
        { key: 'first', head: t('first'), numeric: true, cell: ({ first }) => first },
      ]}
    />
  )
}
