import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { draftPage } from '@/lib/cases/draft-page'
import type { Locale } from '@/lib/text/locale'
import { ask, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { params: Promise<{ draft: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('apply'))('discardTitle'))
}

export default async function Discard({ params }: Props) {
  const [{ draft }, t] = [await params, await getTranslations('apply')]
  const page = await ask(draftPage, { draft, locale: (await getLocale()) as Locale })
  return (
    <div className="mx-auto max-w-form px-4 py-6">
      <PageTitle>{t('discardTitle')}</PageTitle>
      <p className="mb-gap">{t('discardText', { service: page.service.name })}</p>
      <form method="post" action="/do/discard-draft" className="flex flex-wrap gap-3">
        <input type="hidden" name="_key" value={newKey()} />
        <input type="hidden" name="_back" value={`/apply/${draft}/discard`} />
        <input type="hidden" name="draft" value={draft} />
        <Button variant="danger">{t('discardYes')}</Button>
        <Button variant="quiet" href={`/apply/${draft}/you`}>
          {t('discardNo')}
        </Button>
      </form>
    </div>
  )
}
