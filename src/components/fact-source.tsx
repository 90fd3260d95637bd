import { useTranslations } from 'next-intl'
import type { FactView } from '@/lib/registry/fact-views'
import { sourceKey } from './source-key'
import { ProvenanceChip } from './ui/provenance-chip'

/** Where a fact comes from and since when: 来自人口库 · 2026年11月24日. */
export function FactSource({ fact }: { fact: Pick<FactView, 'source' | 'caseNo' | 'at'> }) {
  const t = useTranslations('account.sources')
  return <ProvenanceChip source={t(sourceKey(fact.source), { no: fact.caseNo ?? '' })} on={fact.at} />
}
