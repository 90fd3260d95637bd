import { useTranslations } from 'next-intl'
import type { RenderedPaper } from '@/lib/files/paper-content'
import { PaperBlocks } from './paper-blocks'
import { QrCode } from './qr-code'
import { classList } from './ui/class-list'

export type PaperViewProps = RenderedPaper & {
  number: string
  /** In words. */
  date: string
  /** In groups, as printed. */
  code: string
  /** The QR code that leads to the check page. */
  qr: { size: number; path: string }
  checkHref: string
  /** For a receipt printer: 80 mm wide. */
  roll?: boolean
}

/** A paper as a page: the same content as its print, readable on a phone, by a screen reader and on paper. */
export function PaperView({ roll, ...paper }: PaperViewProps) {
  const t = useTranslations('papers')
  return (
    <article
      className={classList(
        'rounded-card border border-line border-t-4 border-t-seal bg-card p-6 shadow-card sm:p-10 print:border-x-0 print:border-b-0 print:p-0 print:shadow-none',
        roll && 'receipt max-w-form !p-5 print:border-t-0',
      )}
    >
      <h1 className="text-center text-h1">{paper.title}</h1>
      <p className="mt-1 mb-5 text-center text-ink-soft">{paper.number}</p>
      <PaperBlocks blocks={paper.blocks} caption={paper.title} />
      <p className="mt-8 text-right">
        {paper.closing}
        <br />
        {paper.date}
      </p>
      <footer className="mt-8 flex flex-wrap items-center gap-4 border-t border-line pt-5 text-small text-ink-soft">
        <QrCode {...paper.qr} label={t('qr')} className="size-28 print-exact" />
        <div className="min-w-0 flex-1">
          <p>{t('howToCheck')}</p>
          <p>
            <a href={paper.checkHref}>{t('checkNow')}</a>
          </p>
          <p>
            {t('code')} <b className="font-mono text-ink">{paper.code}</b>
          </p>
        </div>
      </footer>
    </article>
  )
}
