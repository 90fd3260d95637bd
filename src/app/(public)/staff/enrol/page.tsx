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
import { QrImage } from './qr-image'

type Props = { searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.staff'))('enrolTitle'), await searchParams)
}

export default async function Enrol({ searchParams }: Props) {
  const t = await getTranslations('access.staff')
  const said = await formProblems(await bouncedForm((await searchParams).form))
  const { staff } = await askAtDesk(deskState, {})
  if (staff?.step !== 'enrol') redirect('/staff/sign-in')
  return (
    <DeskPage facts={await pageFacts()} title={t('enrolTitle')} problems={said.summary}>
      <p>{t('enrolIntro')}</p>
      <QrImage text={staff.address} label={t('qr')} />
      <p>
        {t('secret')}
        <code className="ml-2 inline-block font-mono break-all select-all">
          {staff.secret.match(/.{1,4}/g)?.join(' ')}
        </code>
      </p>
      <CodeForm
        command="enrol-second-factor"
        back="/staff/enrol"
        label={t('enrolCode')}
        hint={t('codeHint')}
        button={t('enrol')}
        error={said.at('code')}
      />
    </DeskPage>
  )
}
