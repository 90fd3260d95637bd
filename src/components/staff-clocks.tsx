import { useLocale, useTranslations } from 'next-intl'
import type { SaidClock } from '@/lib/cases/views/say-clocks'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { DayStrip } from './day-strip'
import { clockCells } from './staff-clock-cells'
import { Tag } from './ui/tag'

/** The clocks of a case: the one that its limit comes from as a strip of days, the others folded, each with why it is that day. */
export function StaffClocks({ clocks, today, dueOn }: { clocks: SaidClock[]; today: string; dueOn: string | null }) {
  const dated = clocks.filter((clock) => clock.due !== null)
  const shown = [...dated.filter(isLive), ...dated.filter((clock) => !isLive(clock))]
  const first = shown.find((clock) => isLive(clock) && clock.due === dueOn) ?? shown.find(isLive)
  return (
    <div className="grid gap-2">
      {shown.map((clock) => (
        <details
          key={`${clock.key}${clock.start}`}
          open={clock === first}
          className="border-b border-line pb-2 last:border-0"
        >
          <summary className="flex min-h-target flex-wrap items-center gap-x-3 gap-y-1">
            <ClockLine clock={clock} />
          </summary>
          <WhyThisDay clock={clock} today={today} />
        </details>
      ))}
    </div>
  )
}

const isLive = (clock: SaidClock) => clock.state === 'running' || clock.state === 'paused'

function ClockLine({ clock }: { clock: SaidClock }) {
  const [t, locale] = [useTranslations('office.clock'), useLocale() as Locale]
  const name = `names.${clock.key}` as 'names.other'
  return (
    <>
      <b>{t(t.has(name) ? name : 'names.other')}</b>
      <span className="tabular-nums">{clock.due && sayDate(clock.due, locale)}</span>
      <Tag tone={isLive(clock) ? 'brand' : 'plain'}>{t(`state.${clock.state}`)}</Tag>
      {clock.estimated && <Tag>{t('estimated')}</Tag>}
      {clock.extended && <Tag>{t('extended')}</Tag>}
      <span className="ml-auto text-small text-brand underline underline-offset-4 print:hidden">{t('why')}</span>
    </>
  )
}

function WhyThisDay({ clock, today }: { clock: SaidClock; today: string }) {
  const [t, locale] = [useTranslations('office.clock'), useLocale() as Locale]
  const due = clock.due ? sayDate(clock.due, locale, 'short') : ''
  if (clock.lines.length === 0) return <p className="text-small text-ink-soft">{t('fixed')}</p>
  const words = {
    start: t('start'),
    today: t('today'),
    due: t('due', { date: due }),
    weekdays: [t('sunday'), '', '', '', '', '', t('saturday')],
  }
  return (
    <>
      <p className="text-small text-ink-soft">{explained(clock, t)}</p>
      <DayStrip cells={clockCells(clock, { today, words })} label={t('why')} />
    </>
  )
}

function explained(clock: SaidClock, t: ReturnType<typeof useTranslations<'office.clock'>>): string {
  const limit = clock.limit
  if ('workingDays' in limit) return t('limit.workingDays', { n: limit.workingDays })
  if ('days' in limit) return t('limit.days', { n: limit.days })
  if ('months' in limit) return t('limit.months', { n: limit.months })
  return t('limit.other')
}
