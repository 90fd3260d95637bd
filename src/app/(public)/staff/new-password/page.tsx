import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { deskState } from '@/lib/access/desk-state'
import { formProblems } from '@/lib/web/form-problems'
import { askAtDesk, bouncedForm } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'
import { pageTitle } from '@/lib/web/page-title'
import { DeskPage } from '../../desk-page'
import { NewPasswordFields } from '../new-password-fields'

type Props = { searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.staff'))('newTitle'), await searchParams)
}

export default async function NewPassword({ searchParams }: Props) {
  const t = await getTranslations('access.staff')
  const said = await formProblems(await bouncedForm((await searchParams).form))
  const { staff } = await askAtDesk(deskState, {})
  if (staff?.step !== 'new-password') redirect('/staff/sign-in')
  return (
    <DeskPage facts={await pageFacts()} title={t('newTitle')} problems={said.summary}>
      <p>{t('newIntro')}</p>
      <form method="post" action="/do/renew-password" className="grid gap-4">
        <input type="hidden" name="_back" value="/staff/new-password" />
        <NewPasswordFields at={said.at} />
        <p>
          <Button>{t('save')}</Button>
        </p>
      </form>
    </DeskPage>
  )
}
