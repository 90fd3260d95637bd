import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextInput } from '@/components/ui/text-input'
import { deskState } from '@/lib/access/desk-state'
import { formProblems } from '@/lib/web/form-problems'
import { askAtDesk, bouncedForm } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'
import { pageTitle } from '@/lib/web/page-title'
import { DeskPage } from '../../desk-page'

type Props = { searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.signIn'))('codeTitle'), await searchParams)
}

export default async function Code({ searchParams }: Props) {
  const [t, facts] = [await getTranslations('access.signIn'), await pageFacts()]
  const said = await formProblems(await bouncedForm((await searchParams).form))
  const { phone } = await askAtDesk(deskState, {})
  if (!phone)
    return (
      <DeskPage facts={facts} title={t('codeTitle')} problems={said.summary}>
        <p>{t('noCode')}</p>
        <p>
          <Button href="/sign-in">{t('toStart')}</Button>
        </p>
      </DeskPage>
    )
  return (
    <DeskPage facts={facts} title={t('codeTitle')} problems={said.summary}>
      <p role="status">{t('codeSent', { mobile: phone.mobile })}</p>
      {facts.demo && <Notice>{t('demoHint')}</Notice>}
      <form method="post" action="/do/sign-in-with-code" className="grid gap-4">
        <input type="hidden" name="_back" value="/sign-in/code" />
        <TextInput
          id="code"
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          size={8}
          required
          error={said.at('code')}
        />
        <p>
          <Button>{t('enter')}</Button>
        </p>
      </form>
      <p>
        <a href="/sign-in" className="inline-block py-1">
          {t('again')}
        </a>
      </p>
    </DeskPage>
  )
}
