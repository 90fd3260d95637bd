import { useTranslations } from 'next-intl'
import { Tag, type TagTone } from '@/components/ui/tag'

export const publicPhases = [
  'draft',
  'received',
  'supplement',
  'accepted',
  'working',
  'closed',
  'declined',
  'withdrawn',
  'moved',
] as const
type Phase = (typeof publicPhases)[number]
const outcomes = ['granted', 'refused', 'done'] as const

const tones: Partial<Record<Phase, TagTone>> = { supplement: 'seal', accepted: 'brand', working: 'brand' }

/** The public word of a case: one of nine, a closed one with its result. */
export function CaseState({ phase, outcome }: { phase: string; outcome: string | null }) {
  const t = useTranslations('cases')
  const word = publicPhases.find((each) => each === phase) ?? 'working'
  const result = outcomes.find((each) => each === outcome)
  if (word !== 'closed' || !result) return <Tag tone={tones[word] ?? 'plain'}>{t(`words.${word}`)}</Tag>
  return (
    <Tag tone={result === 'refused' ? 'plain' : 'green'}>
      {t('closedWith', { word: t('words.closed'), outcome: t(`outcome.${result}`) })}
    </Tag>
  )
}
