import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/radios'
import { TextInput } from '@/components/ui/text-input'
import { deskState } from '@/lib/access/desk-state'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { formProblems } from '@/lib/web/form-problems'
import { askAtDesk, bouncedForm } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'
import { pageTitle } from '@/lib/web/page-title'
import { DeskPage } from '../../desk-page'
import { NewPasswordFields } from '../new-password-fields'

type Props = { searchParams: Promise<{ form?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.staff'))('claimTitle'), await searchParams)
}

export default async function Claim({ searchParams }: Props) {
  const [t, locale] = [await getTranslations('access.staff'), (await getLocale()) as Locale]
  const said = await formProblems(await bouncedForm((await searchParams).form))
  const { claimable } = await askAtDesk(deskState, {})
  const roles = claimable.map((role) => ({ value: role.key, label: say(role.name, locale) }))
  const field = (name: string) => ({ id: name, name, required: true, value: said.value(name), error: said.at(name) })
  if (roles.length === 0)
    return (
      <DeskPage facts={await pageFacts()} title={t('claimTitle')} problems={said.summary}>
        <p>{t('claimNone')}</p>
      </DeskPage>
    )
  return (
    <DeskPage facts={await pageFacts()} title={t('claimTitle')} problems={said.summary}>
      <p>{t('claimIntro')}</p>
      <form method="post" action="/do/claim-administrator" className="grid gap-4">
        <input type="hidden" name="_back" value="/staff/claim" />
        <TextInput {...field('token')} label={t('token')} autoComplete="off" />
        <Radios {...field('role')} label={t('role')} choices={roles} />
        <TextInput {...field('name')} label={t('name')} autoComplete="name" />
        <TextInput {...field('username')} label={t('username')} hint={t('usernameHint')} autoComplete="username" />
        <NewPasswordFields at={said.at} />
        <p>
          <Button>{t('claim')}</Button>
        </p>
      </form>
    </DeskPage>
  )
}
