import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CounterPrint } from '@/components/counter-print'
import { CounterReceipt } from '@/components/counter-receipt'
import { StaffKeys } from '@/components/staff-keys'
import { StaffPapers } from '@/components/staff-papers'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { Kbd } from '@/components/ui/kbd'
import { Notice } from '@/components/ui/notice'
import { counterReceipt } from '@/lib/cases/counter-receipt'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { qrImage } from '@/lib/web/qr-image'

type Props = { params: Promise<{ case: string }>; searchParams: Promise<{ visit?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('counter'))('receipt.title'))
}

export default async function Receipt({ params, searchParams }: Props) {
  const [{ case: id }, { visit }, locale] = [await params, await searchParams, (await getLocale()) as Locale]
  const t = await getTranslations('counter')
  const receipt = await ask(counterReceipt, { id, locale })
  const again = visit ? `?visit=${encodeURIComponent(visit)}` : ''
  return (
    <div className="grid gap-gap">
      <div className="print:hidden">
        <Notice kind="success" role="status" title={t('receipt.done', { no: receipt.no })}>
          <div className="mt-2 flex flex-wrap gap-2">
            <a href="/counter" data-hotkey="n" data-first className={buttonClass('primary')}>
              {t('receipt.next')} <Kbd>N</Kbd>
            </a>
            {receipt.resident && (
              <a href={`/counter/${receipt.resident}${again}`} data-hotkey="i" className={buttonClass('quiet')}>
                {t('receipt.again')} <Kbd>I</Kbd>
              </a>
            )}
            <a href={`/office/cases/${id}`} data-hotkey="o" className={buttonClass('plain')}>
              {t('receipt.open')} <Kbd>O</Kbd>
            </a>
            <CounterPrint label={t('receipt.print')} />
          </div>
        </Notice>
      </div>
      <div className="grid items-start gap-gap lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <CounterReceipt receipt={receipt} qr={qrImage(receipt.address)} />
        <div className="print:hidden">
          <Card title={t('receipt.papers')}>
            <StaffPapers papers={receipt.papers} />
          </Card>
        </div>
      </div>
      <StaffKeys
        hints={[
          { keys: ['N'], label: t('receipt.next') },
          { keys: ['I'], label: t('receipt.again') },
          { keys: ['P'], label: t('receipt.print') },
        ]}
      />
    </div>
  )
}
