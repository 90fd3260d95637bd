import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { deskState } from '@/lib/access/desk-state'
import { formProblems } from '@/lib/web/form-problems'
import { askAtDesk, bouncedForm } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'
import { pageTitle } from '@/lib/web/page-title'
import { DeskPage } from '../../desk-page'
import { CodeForm } from '../code-form'

type Props = { searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.staff'))('factorTitle'), await searchParams)
}

export default async function SecondFactor({ searchParams }: Props) {
  const t = await getTranslations('access.staff')
  const said = await formProblems(await bouncedForm((await searchParams).form))
  const { staff } = await askAtDesk(deskState, {})
  if (staff?.step !== 'second-factor') redirect('/staff/sign-in')
  return (
    <DeskPage facts={await pageFacts()} title={t('factorTitle')} problems={said.summary} foot={<p>{t('lost')}</p>}>
      <p>{t('factorIntro')}</p>
      <CodeForm
        command="second-factor"
        back="/staff/second-factor"
        label={t('code')}
        hint={t('codeHint')}
        button={t('confirm')}
        error={said.at('code')}
      />
    </DeskPage>
  )
}
