import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'

type Limit = { workingDays: number } | { days: number }
type GuideFactsProps = {
  promised: Limit | null
  legalLimit: Limit | null
  deemedAccepted: boolean
  fee: string
  result: string
  channels: string[]
  crossRegion: string
}

/** The two limits, the fee, what comes of it, and how one may apply. */
export function GuideFacts(guide: GuideFactsProps) {
  const t = useTranslations('guide')
  const say = (limit: Limit) =>
    'days' in limit ? t('days', { count: limit.days }) : t('workingDays', { count: limit.workingDays })
  const items = [
    ...(guide.promised
      ? [{ term: t('promisedLimit'), value: <b>{say(guide.promised)}</b>, note: t('fromAccepted') }]
      : []),
    { term: t('legalLimit'), value: guide.legalLimit ? say(guide.legalLimit) : t('noLegal') },
    ...(guide.fee ? [{ term: t('fee'), value: guide.fee }] : []),
    ...(guide.result ? [{ term: t('result'), value: guide.result }] : []),
    ...(guide.channels.length > 0 ? [{ term: t('channels'), value: guide.channels.join(' · ') }] : []),
    ...(guide.crossRegion ? [{ term: t('crossRegion'), value: guide.crossRegion }] : []),
  ]
  return (
    <Card id="limits" title={t('limits')}>
      <DefinitionList items={items} />
      {guide.deemedAccepted && <p className="mt-2 text-small text-ink-soft">{t('deemed')}</p>}
    </Card>
  )
}
