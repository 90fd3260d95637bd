import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { CaseClockSentence } from './case-clock-sentence'
import { caseDays } from './case-days'
import { ClockWhy } from './clock-why'
import { DayStrip } from './day-strip'

/** When a case will be done: the days one by one, a sentence, and why it is this day. */
export function CaseClock({ view }: { view: MyCase }) {
  const [t, locale] = [useTranslations('cases.clock'), useLocale() as Locale]
  const cells = caseDays(view, locale, {
    promised: (date) => t('flagPromised', { date }),
    legal: (date) => t('flagLegal', { date }),
    answer: (date) => t('flagAnswer', { date }),
    today: t('today'),
    start: t('start'),
    closed: t('closedDay'),
  })
  const explained = view.clocks.filter((clock) => clock.lines.length > 0 && clock.state !== 'stopped')
  const shown = explained.length > 0 ? explained : view.clocks.filter((clock) => clock.lines.length > 0).slice(0, 1)
  if (view.clocks.length === 0) return null
  return (
    <Card title={t('title')}>
      {cells.length > 0 && (
        <div className={cells.length <= 4 ? 'max-w-sm' : undefined}>
          <DayStrip cells={cells} />
        </div>
      )}
      <CaseClockSentence view={view} />
      {shown.length > 0 && <ClockWhy clocks={shown} />}
    </Card>
  )
}
