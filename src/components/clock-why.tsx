import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { Table } from '@/components/ui/table'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'

type Clock = MyCase['clocks'][number]
type Line = Clock['lines'][number]

const explained = ['promised', 'legal', 'answer'] as const

/** Every day of a count with its number and its reason: what a date rests on. */
export function ClockWhy({ clocks }: { clocks: Clock[] }) {
  const [t, locale] = [useTranslations('cases.clock'), useLocale() as Locale]
  const caption = (key: string) => t(`whyCaption.${explained.find((each) => each === key) ?? 'other'}`)
  const reason = (line: Line) =>
    [t(`kinds.${line.kind}`), line.kind !== 'make-up' && line.name].filter(Boolean).join(' · ')
  return (
    <details className="group mt-2">
      <summary className="inline-flex min-h-target list-none items-center gap-2 font-semibold text-brand underline underline-offset-4">
        <Icon name="down" className="group-open:rotate-180" />
        {t('why')}
      </summary>
      <div className="mt-3 grid gap-6">
        {clocks.map((clock) => (
          <Table<Line>
            key={clock.key}
            caption={caption(clock.key)}
            rows={clock.lines}
            rowKey={(line) => line.date}
            columns={[
              { key: 'date', head: t('date'), heads: true, cell: (line) => sayDate(line.date, locale) },
              { key: 'count', head: t('count'), numeric: true, cell: (line) => line.n ?? '' },
              { key: 'reason', head: t('reason'), cell: reason },
            ]}
          />
        ))}
      </div>
    </details>
  )
}
