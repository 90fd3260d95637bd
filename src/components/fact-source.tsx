import { useTranslations } from 'next-intl'
import type { FactView } from '@/lib/registry/fact-views'
import { ProvenanceChip } from './ui/provenance-chip'

const known = [
  'population-register',
  'legal-person-register',
  'real-estate-register',
  'id-card',
  'self',
  'staff',
  'collector',
  'correction',
  'case',
  'steward',
]

/** Where a fact comes from and since when: 来自人口库 · 2026年11月24日. */
export function FactSource({ fact }: { fact: Pick<FactView, 'source' | 'caseNo' | 'at'> }) {
  const t = useTranslations('account.sources')
  const source = known.includes(fact.source) ? fact.source : 'other'
  return <ProvenanceChip source={t(source, { no: fact.caseNo ?? '' })} on={fact.at} />
}
