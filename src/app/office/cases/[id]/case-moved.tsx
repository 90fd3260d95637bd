import { useTranslations } from 'next-intl'
import { StaffTimeline } from '@/components/staff-timeline'
import { Notice } from '@/components/ui/notice'
import type { EventView } from '@/lib/cases/views/case-view'

/** After a conflict: what colleagues did meanwhile. What was typed stands in its form again. */
export function CaseMoved({ events, seen }: { events: EventView[]; seen?: string }) {
  const t = useTranslations('office')
  const at = events.findIndex((event) => event.id === seen)
  const newer = at > 0 ? events.slice(0, at) : []
  return (
    <div className="mb-gap">
      <Notice kind="needs-you" title={t('conflict.title')}>
        <p className="mb-2">{t(newer.length > 0 ? 'conflict.since' : 'conflict.same')}</p>
        {newer.length > 0 && <StaffTimeline events={newer} />}
      </Notice>
    </div>
  )
}
