import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import type { Locale } from '@/lib/text/locale'
import { sayDayOf } from '@/lib/text/say-date-time'
import { checkPaperFrom } from '@/lib/web/check-paper-from'
import { pageTitle } from '@/lib/web/page-title'
import { CodeForm } from '../code-form'

type Props = { params: Promise<{ code: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { ...(await pageTitle((await getTranslations('papers'))('checkTitle'))), robots: { index: false } }
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return ''
  }
}

export default async function CheckAnswer({ params }: Props) {
  const [t, locale, raw] = [await getTranslations('papers'), (await getLocale()) as Locale, (await params).code]
  const code = decoded(raw)
  const address = (await headers()).get('x-client-address') ?? 'unknown'
  const found = await checkPaperFrom(address, { code, locale })
  const good = found.state === 'valid' && found.signed
  return (
    <div className="mx-auto grid max-w-form gap-gap px-4 py-8">
      <PageTitle>{t('checkTitle')}</PageTitle>
      <Notice kind={good ? 'success' : 'needs-you'} role="status" title={t(`answer.${found.state}`)}>
        {t(`answerNote.${found.state}`)}
      </Notice>
      {'number' in found && (
        <DefinitionList
          items={[
            { term: t('number'), value: found.number },
            { term: t('kind'), value: found.title },
            { term: t('issuer'), value: found.issuer },
            { term: t('date'), value: sayDayOf(found.at, locale) },
            { term: t('signature'), value: t(found.signed ? 'signed' : 'notSigned') },
          ]}
        />
      )}
      <p className="text-small text-ink-soft">{t('compare')}</p>
      <CodeForm code={code.slice(0, 60)} />
    </div>
  )
}
