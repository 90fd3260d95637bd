import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { localPath } from '@/lib/access/local-path'
import { formProblems } from '@/lib/web/form-problems'
import { bouncedForm, newKey, signedIn } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { BindFields } from './bind-fields'

type Props = { searchParams: Promise<{ form?: string; next?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('account.bind'))('title'), await searchParams)
}

export default async function Bind({ searchParams }: Props) {
  const [t, { form, next: wanted }] = [await getTranslations('account.bind'), await searchParams]
  const actor = await signedIn()
  const next = localPath(wanted)
  const here = next ? `/bind?next=${encodeURIComponent(next)}` : '/bind'
  const said = await formProblems(await bouncedForm(form))
  if (actor.resident)
    return (
      <div className="mx-auto grid max-w-form gap-gap px-4 py-6">
        <PageTitle>{t('title')}</PageTitle>
        <Notice kind="success" title={t('already')}>
          <a href={next ?? '/me/information'} className="inline-block py-1">
            {t('toInformation')}
          </a>
        </Notice>
      </div>
    )
  return (
    <div className="mx-auto grid max-w-form gap-gap px-4 py-6">
      <ErrorSummary problems={said.summary} />
      <PageTitle note={t('intro')}>{t('title')}</PageTitle>
      <form method="post" action="/do/bind-person" className="grid gap-4">
        <input type="hidden" name="_key" value={newKey()} />
        <input type="hidden" name="_back" value={here} />
        {next && <input type="hidden" name="next" value={next} />}
        <BindFields said={said} />
        <p>
          <Button>{t('submit')}</Button>
        </p>
      </form>
      <p className="text-small text-ink-soft">{t('limit')}</p>
      <Notice title={t('whyTitle')}>{t('why')}</Notice>
    </div>
  )
}
