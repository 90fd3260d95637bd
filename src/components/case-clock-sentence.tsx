import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { leadingClock } from './case-days'

const bold = { b: (words: ReactNode) => <b>{words}</b> }

/** The limits of a case in words: until when, which day it is today, what the law allows. */
export function CaseClockSentence({ view }: { view: MyCase }) {
  const [t, locale] = [useTranslations('cases.clock'), useLocale() as Locale]
  const legal = view.clocks.findLast((clock) => clock.key === 'legal')
  return (
    <p className="mt-2">
      <Main view={view} />{' '}
      {legal?.due &&
        !view.closedAt &&
        t(legal.estimated ? 'legalEstimate' : 'legal', { date: sayDate(legal.due, locale, 'plain') })}
    </p>
  )
}

function Main({ view }: { view: MyCase }): ReactNode {
  const [t, locale] = [useTranslations('cases.clock'), useLocale() as Locale]
  const lead = leadingClock(view.clocks)
  if (view.closedAt) return <Closed view={view} />
  if (view.phase === 'supplement') {
    const supply = view.clocks.findLast((clock) => clock.state === 'running' && clock.due)
    return supply?.due ? t.rich('supply', { date: sayDate(supply.due, locale), ...bold }) : null
  }
  if (!lead?.due) return null
  const date = sayDate(lead.due, locale)
  if (lead.key !== 'promised') return t.rich('received', { date, ...bold })
  if (lead.state !== 'running') {
    const why = lead.lines.findLast((line) => line.kind === 'pause')?.name ?? view.stage
    return t('paused', { why })
  }
  if (view.today > lead.due) return t.rich('late', { date, ...bold })
  const all = counted(lead)
  if (!('workingDays' in lead.limit)) return t.rich('promisedDays', { date, ...bold })
  const day = dayOn(lead, view.today)
  return day > 0 ? t.rich('promised', { date, day, all, ...bold }) : t.rich('promisedFresh', { date, all, ...bold })
}

type Clock = MyCase['clocks'][number]

function counted(clock: Clock): number {
  return clock.lines.findLast((line) => line.n !== undefined)?.n ?? 0
}

function dayOn(clock: Clock, date: string): number {
  return clock.lines.findLast((line) => line.n !== undefined && line.date <= date)?.n ?? 0
}

function Closed({ view }: { view: MyCase }) {
  const [t, locale] = [useTranslations('cases.clock'), useLocale() as Locale]
  const closed = shanghaiDate(new Date(view.closedAt ?? ''))
  const promised = view.clocks.findLast((clock) => clock.key === 'promised')
  const date = sayDate(closed, locale, 'plain')
  if (!promised || !('workingDays' in promised.limit)) return t('closedPlain', { date })
  const days = Math.max(1, dayOn(promised, closed))
  return t('closed', { date, days, all: counted(promised) })
}
