import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { homePath } from '@/lib/access/home-path'
import { formProblems } from '@/lib/web/form-problems'
import { bouncedForm, signedIn } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'
import { pageTitle } from '@/lib/web/page-title'
import { DeskPage } from '../../desk-page'
import { NewPasswordFields } from '../new-password-fields'

type Props = { searchParams: Promise<{ form?: string; done?: string }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.staff'))('changeTitle'), await searchParams)
}

export default async function ChangePassword({ searchParams }: Props) {
  const [t, { form, done }] = [await getTranslations('access.staff'), await searchParams]
  const { posts } = await signedIn('/staff/password')
  const said = await formProblems(await bouncedForm(form))
  return (
    <DeskPage
      facts={await pageFacts()}
      title={t('changeTitle')}
      problems={said.summary}
      done={done === 'changed' ? t('changed') : undefined}
    >
      <form method="post" action="/do/change-password" className="grid gap-4">
        <input type="hidden" name="_back" value="/staff/password" />
        <TextInput
          id="password"
          name="password"
          label={t('oldPassword')}
          type="password"
          autoComplete="current-password"
          required
          error={said.at('password')}
        />
        <NewPasswordFields at={said.at} />
        <p className="flex flex-wrap gap-3">
          <Button>{t('save')}</Button>
          <Button href={homePath(posts)} variant="quiet">
            {t('back')}
          </Button>
        </p>
      </form>
    </DeskPage>
  )
}
