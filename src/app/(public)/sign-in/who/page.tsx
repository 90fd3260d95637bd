import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Checkboxes } from '@/components/ui/checkboxes'
import { TextInput } from '@/components/ui/text-input'
import { deskState } from '@/lib/access/desk-state'
import { formProblems } from '@/lib/web/form-problems'
import { askAtDesk, bouncedForm } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'
import { pageTitle } from '@/lib/web/page-title'
import { DeskPage } from '../../desk-page'

type Props = { searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.signIn'))('whoTitle'), await searchParams)
}

export default async function Who({ searchParams }: Props) {
  const t = await getTranslations('access.signIn')
  const said = await formProblems(await bouncedForm((await searchParams).form))
  const { phone } = await askAtDesk(deskState, {})
  if (!phone?.verified) redirect('/sign-in/code')
  return (
    <DeskPage facts={await pageFacts()} title={t('whoTitle')} problems={said.summary}>
      <p>{t('whoIntro')}</p>
      <form method="post" action="/do/choose-person" className="grid gap-4">
        <input type="hidden" name="_back" value="/sign-in/who" />
        <TextInput
          id="tail"
          name="tail"
          label={t('tail')}
          hint={t('tailHint')}
          autoComplete="off"
          size={6}
          required
          error={said.at('tail')}
        />
        <Checkboxes id="first" name="first" label={t('first')} choices={[{ value: 'yes', label: t('first') }]} />
        <p>
          <Button>{t('enter')}</Button>
        </p>
      </form>
    </DeskPage>
  )
}
