import { useLocale, useTranslations } from 'next-intl'
import type { counterReceipt } from '@/lib/cases/counter-receipt'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDateTime } from '@/lib/text/say-date-time'
import { QrCode } from './qr-code'
import { DefinitionList } from './ui/definition-list'

type Receipt = Awaited<ReturnType<typeof counterReceipt.execute>>['answer']
type CounterReceiptProps = { receipt: Receipt; qr: { size: number; path: string } }

/** The slip for the pocket: it fits the 80 mm roll and stands at the top of an A4 sheet. */
export function CounterReceipt({ receipt, qr }: CounterReceiptProps) {
  const t = useTranslations('counter.receipt')
  return (
    <article className="receipt rounded-card border border-line bg-card p-pad shadow-card print:border-0 print:p-0 print:shadow-none">
      <h1 className="text-h1">{t('title')}</h1>
      <p className="mb-2 text-lead font-semibold">{receipt.service}</p>
      <p className="mb-3 text-h1 font-semibold tabular-nums">{grouped(receipt.no)}</p>
      <ReceiptLines receipt={receipt} />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <QrCode size={qr.size} path={qr.path} label={t('qr')} className="size-32" />
        <p className="min-w-0 flex-1 text-small">{t('follow')}</p>
      </div>
    </article>
  )
}

function ReceiptLines({ receipt }: { receipt: Receipt }) {
  const [t, o, locale] = [useTranslations('counter.receipt'), useTranslations('office'), useLocale() as Locale]
  const outcome = receipt.outcome ? o(`outcome.${receipt.outcome as 'done'}`) : ''
  const state = [o(`phase.${receipt.phase as 'received'}`), outcome].filter(Boolean).join(' · ')
  const comma = locale === 'en' ? ', ' : '、'
  const lines: [string, string][] = [
    [t('applicant'), receipt.applicant],
    [t('state'), state],
    [t('at'), sayDateTime(receipt.receivedAt, locale)],
    [t('desk'), [receipt.holder.unit || receipt.desk, receipt.holder.phone].filter(Boolean).join(' ')],
    [t('due'), receipt.dueOn ? t('before', { date: sayDate(receipt.dueOn, locale) }) : ''],
    [t('missing'), receipt.missing.join(comma)],
    [t('issued'), receipt.papers.map((paper) => paper.title).join(comma)],
    [t('by'), receipt.by],
  ]
  const shown = lines.filter(([, value]) => value !== '')
  return <DefinitionList dense items={shown.map(([term, value]) => ({ id: term, term, value }))} />
}

/** Division, day and serial of a case number apart, as it is read out over the telephone. */
function grouped(no: string): string {
  return no.replace(/^(\d{9})(\d{8})(\d+)$/, '$1 $2 $3')
}
