import { useTranslations } from 'next-intl'
import { StatCard } from '@/components/ui/stat-card'
import { casesHref } from './filter-words'
import type { Overview } from './page'

/** The figures of a street in one line, each a link to its cases. */
export function OverviewFigures({ total }: { total: Overview['total'] }) {
  const t = useTranslations('oversight')
  const closed = total.onTime + total.overdue
  const rate = closed === 0 ? '—' : `${((100 * total.onTime) / closed).toFixed(1)}%`
  return (
    <div className="grid grid-cols-2 gap-gap md:grid-cols-3 xl:grid-cols-5">
      <StatCard
        label={t('figure.open')}
        figure={total.open}
        href={casesHref({ state: 'open' })}
        note={t('figure.openNote')}
      />
      <StatCard
        label={t('figure.rate')}
        figure={rate}
        href={casesHref({ state: 'on_time' })}
        note={t('figure.rateNote', { onTime: total.onTime, closed })}
      />
      <StatCard
        label={t('figure.overdue')}
        figure={total.overdue}
        href={casesHref({ state: 'overdue' })}
        note={t('figure.overdueNote')}
      />
      <StatCard
        label={t('figure.late')}
        figure={total.late}
        href={casesHref({ state: 'late' })}
        note={t('figure.lateNote')}
        tone={total.late > 0 ? 'seal' : 'plain'}
      />
      <StatCard
        label={t('figure.legal')}
        figure={total.legal}
        href={casesHref({ state: 'legal' })}
        note={t('figure.legalNote')}
        tone={total.legal > 0 ? 'seal' : 'plain'}
      />
    </div>
  )
}
