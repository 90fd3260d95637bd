import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { formProblems } from '@/lib/web/form-problems'
import { bouncedForm } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'
import { pageTitle } from '@/lib/web/page-title'
import { DeskPage } from '../../desk-page'

type Props = { searchParams: Promise<Record<string, string | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.staff'))('title'), await searchParams)
}

export default async function StaffSignIn({ searchParams }: Props) {
  const [t, { form, next, done }] = [await getTranslations('access.staff'), await searchParams]
  const said = await formProblems(await bouncedForm(form))
  const here = next ? `/staff/sign-in?next=${encodeURIComponent(next)}` : '/staff/sign-in'
  return (
    <DeskPage
      facts={await pageFacts()}
      title={t('title')}
      problems={said.summary}
      done={{ out: t('doneOut'), claimed: t('doneClaimed') }[done ?? '']}
      foot={<p>{t('lockNote')}</p>}
    >
      <form method="post" action="/do/sign-in-staff" className="grid gap-4">
        <input type="hidden" name="_back" value={here} />
        {next && <input type="hidden" name="next" value={next} />}
        <TextInput
          id="username"
          name="username"
          label={t('username')}
          autoComplete="username"
          required
          value={said.value('username')}
          error={said.at('username')}
        />
        <TextInput
          id="password"
          name="password"
          label={t('password')}
          type="password"
          autoComplete="current-password"
          required
          error={said.at('password')}
        />
        <p>
          <Button>{t('enter')}</Button>
        </p>
      </form>
      <p>
        <a href="/sign-in" className="inline-block py-1">
          {t('residentLink')}
        </a>
      </p>
    </DeskPage>
  )
}
