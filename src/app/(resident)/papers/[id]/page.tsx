import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PaperView } from '@/components/paper-view'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { paperPage } from '@/lib/files/paper-view'
import type { Locale } from '@/lib/text/locale'
import { sayDayOf } from '@/lib/text/say-date-time'
import { checkLink } from '@/lib/web/check-link'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import '@/lib/web/register'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ roll?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('papers'))('paper'))
}

export default async function Paper({ params, searchParams }: Props) {
  const [t, { id }, { roll }] = [await getTranslations('papers'), await params, await searchParams]
  const locale = (await getLocale()) as Locale
  const { code, at, state, printed, ...paper } = await ask(paperPage, { paper: id, locale })
  const link = checkLink(code)
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7 print:p-0">
      {state !== 'valid' && <Notice kind="needs-you" title={t(`state.${state}`)} />}
      <PaperView
        {...paper}
        date={sayDayOf(at, locale)}
        code={link.code}
        qr={link.qr}
        checkHref={link.href}
        roll={roll === '1'}
      />
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        {printed ? (
          <Button href={`/api/papers/${id}`}>{t('download')}</Button>
        ) : (
          <>
            <p role="status">{t('printing')}</p>
            <Button variant="quiet" href={`/papers/${id}`}>
              {t('again')}
            </Button>
          </>
        )}
        <Button variant="quiet" href={roll === '1' ? `/papers/${id}` : `/papers/${id}?roll=1`}>
          {roll === '1' ? t('asSheet') : t('asRoll')}
        </Button>
      </div>
    </div>
  )
}
