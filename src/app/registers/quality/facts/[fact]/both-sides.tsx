import { useLocale, useTranslations } from 'next-intl'
import { FactSource } from '@/components/fact-source'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { FactCard } from '@/lib/registry/quality/fact-card'
import type { FactSaid } from '@/lib/registry/quality/fact-lines'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'

function Side({ title, said, stale }: { title: string; said: FactSaid; stale?: string | null }) {
  const [t, locale] = [useTranslations('quality.fact'), useLocale() as Locale]
  return (
    <Card title={title} level={2} tone={stale === undefined ? 'brand' : 'plain'}>
      <p className="text-h3 [overflow-wrap:anywhere]">{said.text}</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <FactSource fact={said} />
        <Tag tone={said.verified ? 'green' : 'plain'}>{t(said.verified ? 'verified' : 'unverified')}</Tag>
        {stale && <Tag tone="amber">{t('stale', { date: sayDate(stale, locale, 'plain') })}</Tag>}
        {said.until && <Tag>{t('until', { date: sayDate(said.until, locale, 'plain') })}</Tag>}
      </p>
      <p className="mt-2 text-small text-ink-soft">
        {t('evidence')}：{said.evidence ?? t('noEvidence')}
      </p>
    </Card>
  )
}

/** What stands and what says otherwise, side by side, each with source, date and evidence. */
export function BothSides({ card }: { card: FactCard }) {
  const t = useTranslations('quality.fact')
  const alike = card.other !== null && !card.revealed && card.other.text === card.now.text
  return (
    <div className="grid gap-gap">
      <div className="grid gap-gap md:grid-cols-2">
        <Side title={t('now')} said={card.now} stale={card.stale} />
        {card.other ? (
          <Side title={t('other')} said={card.other} />
        ) : (
          <p className="text-ink-soft">{t('nothingElse')}</p>
        )}
      </div>
      {alike && <p className="text-small text-ink-soft">{t('alike')}</p>}
    </div>
  )
}

/** Everything that was ever said about one thing, newest first. */
export function FactHistory({ rows, caption }: { rows: (FactSaid & { label?: string })[]; caption: string }) {
  const [t, f] = [useTranslations('quality.table'), useTranslations('quality.fact')]
  const labelled = rows.some(({ label }) => label)
  return (
    <Table
      caption={caption}
      stacked
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="text-ink-soft">{f('noEvidence')}</p>}
      columns={[
        ...(labelled
          ? [{ key: 'label', head: t('element'), cell: (row: FactSaid & { label?: string }) => row.label }]
          : []),
        {
          key: 'value',
          head: t('value'),
          heads: true,
          cell: (row) => <span className="[overflow-wrap:anywhere]">{row.text}</span>,
        },
        { key: 'source', head: t('source'), cell: (row) => <FactSource fact={row} /> },
        { key: 'evidence', head: f('evidence'), cell: (row) => row.evidence ?? '—' },
      ]}
    />
  )
}
