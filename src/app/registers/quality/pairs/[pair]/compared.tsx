import { useTranslations } from 'next-intl'
import { FactSource } from '@/components/fact-source'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { ComparedLine, PairCard } from '@/lib/registry/merging/pair-card'

function Value({ fact }: { fact: ComparedLine['one'] }) {
  const t = useTranslations('quality.pair')
  if (!fact) return <span className="text-ink-faint">{t('missing')}</span>
  return (
    <>
      <span className="block [overflow-wrap:anywhere]">{fact.text}</span>
      <FactSource fact={fact} />
    </>
  )
}

function Held({ card, person }: { card: PairCard; person: string }) {
  const t = useTranslations('quality.pair')
  const held = card.held.filter(({ subject }) => subject === person)
  if (held.length === 0) return t('noHeld')
  return (
    <span className="flex flex-wrap gap-1">
      {held.map((entry) => (
        <Tag key={entry.id} tone="brand">
          {entry.label}
        </Tag>
      ))}
    </span>
  )
}

/** Two people line by line: what is known of either, and whether it is the same. */
export function Compared({ card }: { card: PairCard }) {
  const t = useTranslations('quality')
  const [one, other] = card.people
  return (
    <>
      <Table
        caption={t('pair.compare')}
        rows={card.lines}
        rowKey={(line) => line.element}
        columns={[
          { key: 'label', head: t('table.element'), heads: true, cell: (line) => line.label },
          { key: 'one', head: one.name, cell: (line) => <Value fact={line.one} /> },
          { key: 'other', head: `${other.name}　`, cell: (line) => <Value fact={line.other} /> },
          {
            key: 'same',
            head: t('table.state'),
            cell: (line) =>
              line.one && line.other ? (
                <Tag tone={line.same ? 'green' : 'amber'}>{t(line.same ? 'pair.same' : 'pair.differs')}</Tag>
              ) : null,
          },
        ]}
      />
      <dl className="mt-4 grid gap-2 sm:grid-cols-2">
        {card.people.map((person) => (
          <div key={person.id}>
            <dt className="text-ink-soft">
              {person.name} · {t('pair.held')}
            </dt>
            <dd>
              <Held card={card} person={person.id} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
