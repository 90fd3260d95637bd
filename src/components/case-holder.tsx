import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'

/** Who has a case now, since when, and which desk was asked first. */
export function CaseHolder({ view }: { view: MyCase }) {
  const [t, locale] = [useTranslations('cases.holder'), useLocale() as Locale]
  const { holder } = view
  if (view.closedAt) return null
  const unit = holder.unit || view.firstDesk
  const title = holder.applicant ? t('you') : holder.unit ? t('desk', { unit: holder.unit }) : t('none')
  const notes = [
    t('since', { date: sayDateTime(holder.since, locale, 'short') }),
    view.stage && t('stage', { stage: view.stage }),
    view.firstDesk && t('first', { unit: view.firstDesk }),
  ].filter(Boolean)
  return (
    <Card>
      <div className="flex items-start gap-4">
        <span
          aria-hidden="true"
          className="grid size-13 shrink-0 place-items-center rounded-full bg-brand-soft text-h3 font-semibold text-brand-deep print-exact"
        >
          {[...(unit || '一')][0]}
        </span>
        <div className="min-w-0">
          <h2 className="text-h2">{title}</h2>
          <p className="text-small text-ink-soft">{notes.join(' · ')}</p>
          {holder.phone && (
            <p>
              <a href={`tel:${holder.phone}`} className="inline-flex min-h-target items-center text-small tabular-nums">
                {t('call', { phone: holder.phone })}
              </a>
            </p>
          )}
        </div>
      </div>
    </Card>
  )
}
