import { useLocale, useTranslations } from 'next-intl'
import { ClockBadge } from '@/components/clock-badge'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDayOf } from '@/lib/text/say-date-time'
import { CaseState } from './case-state'

export type CaseLine = {
  id: string
  no: string
  service: string
  stage: string
  phase: string
  outcome: string | null
  receivedAt: Date
  closedAt: Date | null
  dueOn: string | null
  light: 'green' | 'yellow' | 'red' | 'black' | null
  waits: boolean
  until: string | null
}

/** Cases as rows of one sheet: what, how far, until when. */
export function CaseCards({ cases }: { cases: CaseLine[] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card px-pad shadow-card">
      {cases.map((one) => (
        <li key={one.id} className="relative flex flex-wrap items-center gap-x-4 gap-y-1 py-4">
          <div className="min-w-0 flex-[1_1_18rem]">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <a
                href={`/cases/${one.id}`}
                className="text-h3 font-semibold text-ink no-underline after:absolute after:inset-0 hover:text-brand hover:underline"
              >
                {one.service}
              </a>
              <CaseState phase={one.phase} outcome={one.outcome} />
            </p>
            <CaseNote one={one} />
          </div>
          <CaseDue one={one} />
        </li>
      ))}
    </ul>
  )
}

function CaseNote({ one }: { one: CaseLine }) {
  const [t, locale] = [useTranslations('cases'), useLocale() as Locale]
  const day = (at: Date) => sayDayOf(at, locale)
  const ended = one.closedAt && t('closedOn', { date: day(one.closedAt) })
  return (
    <p className="text-small text-ink-soft">
      {ended ?? one.stage} · {t('submittedOn', { date: day(one.receivedAt) })}
    </p>
  )
}

function CaseDue({ one }: { one: CaseLine }) {
  const [t, locale] = [useTranslations('cases'), useLocale() as Locale]
  if (one.waits && one.until)
    return (
      <p className="text-small font-semibold text-seal">{t('until', { date: sayDate(one.until, locale, 'short') })}</p>
    )
  if (!one.light || !one.dueOn) return null
  return <ClockBadge light={one.light} due={t('due', { date: sayDate(one.dueOn, locale, 'short') })} />
}
