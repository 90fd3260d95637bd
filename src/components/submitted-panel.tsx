import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { groupedNumber } from './grouped-number'
import { QrCode } from './qr-code'

type SubmittedPanelProps = { view: MyCase; qr: { size: number; path: string } }

/** That an application has arrived: its number, a code that leads to it, what happens now. Prints as a receipt. */
export function SubmittedPanel({ view, qr }: SubmittedPanelProps) {
  const [t, locale] = [useTranslations('cases.submitted'), useLocale() as Locale]
  const answer = view.clocks.find((clock) => clock.key === 'answer' && clock.state === 'running')?.due
  return (
    <section
      aria-labelledby="submitted"
      className="mb-gap grid gap-6 rounded-card surface-deep p-6 shadow-lift sm:grid-cols-[1fr_auto] sm:p-8 print:bg-card print:text-ink"
    >
      <div role="status">
        <h2 id="submitted" className="flex items-center gap-3 text-h1">
          <Icon name="check" />
          {t('title')}
        </h2>
        <p className="mt-3">{t('number')}</p>
        <p className="text-h2 font-semibold tabular-nums">{groupedNumber(view.no)}</p>
        <p className="mt-1 text-small">{t('keep')}</p>
        <h3 className="mt-4 text-h3">{t('next')}</h3>
        <ul className="mt-1 grid list-disc gap-1 pl-6">
          <li>
            {answer
              ? t('next1', { desk: view.firstDesk, date: sayDate(answer, locale) })
              : t('next1NoDate', { desk: view.firstDesk })}
          </li>
          <li>{t('next2')}</li>
          <li>{t('next3')}</li>
        </ul>
        <p className="mt-3 text-small print:hidden">{t('print')}</p>
      </div>
      <figure className="justify-self-start text-center">
        <QrCode {...qr} label={t('qr')} className="size-36 rounded-field" />
        <figcaption className="mt-1 text-small">{t('qr')}</figcaption>
      </figure>
    </section>
  )
}
