import { useTranslations } from 'next-intl'
import { FactSource } from '@/components/fact-source'
import { DefinitionList } from '@/components/ui/definition-list'
import { Tag } from '@/components/ui/tag'
import type { FactView } from '@/lib/registry/fact-views'

/** Everything on record about oneself, item by item, with its source. */
export function FactList({ facts }: { facts: FactView[] }) {
  const t = useTranslations('account.information')
  if (facts.length === 0) return <p className="text-ink-soft">{t('none')}</p>
  const items = facts.map((fact) => ({
    id: fact.element,
    term: fact.label,
    value: (
      <span className="flex flex-wrap items-center gap-2">
        <span className="[overflow-wrap:anywhere]">{fact.text}</span>
        {fact.verified && <Tag tone="green">{t('verified')}</Tag>}
        {fact.stale && <Tag tone="amber">{t('stale')}</Tag>}
        {fact.contested && <Tag tone="red">{t('contested')}</Tag>}
      </span>
    ),
    note: <FactSource fact={fact} />,
  }))
  return <DefinitionList items={items} />
}
