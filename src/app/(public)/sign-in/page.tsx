import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { PhoneNumber } from '@/components/ui/phone-number'
import { TextInput } from '@/components/ui/text-input'
import { formProblems } from '@/lib/web/form-problems'
import { offersIdentityService } from '@/lib/web/identity-door'
import { bouncedForm } from '@/lib/web/page'
import { pageFacts } from '@/lib/web/page-facts'
import { pageTitle } from '@/lib/web/page-title'
import { DeskPage } from '../desk-page'

type Props = { searchParams: Promise<Record<string, string | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageTitle((await getTranslations('access.signIn'))('title'), await searchParams)
}

export default async function SignIn({ searchParams }: Props) {
  const [t, { form, next, done, error }] = [await getTranslations('access.signIn'), await searchParams]
  const shell = await getTranslations('shell')
  const said = await formProblems(await bouncedForm(form))
  const doneText = { out: t('doneOut'), unknown: t('doneUnknown') }[error ? 'unknown' : (done ?? '')]
  const here = next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'
  return (
    <DeskPage
      facts={await pageFacts()}
      title={t('title')}
      problems={said.summary}
      done={doneText}
      foot={<PhoneNumber number="12345" note={shell('callNote')} />}
    >
      <p>{t('intro')}</p>
      <form method="post" action="/do/request-phone-code" className="grid gap-4">
        <input type="hidden" name="_back" value={here} />
        {next && <input type="hidden" name="next" value={next} />}
        <TextInput
          id="mobile"
          name="mobile"
          label={t('mobile')}
          hint={t('mobileHint')}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          size={16}
          required
          value={said.value('mobile')}
          error={said.at('mobile')}
        />
        <p>
          <Button>{t('send')}</Button>
        </p>
      </form>
      {offersIdentityService() && (
        <p>
          <Button href={here.replace('/sign-in', '/sign-in/identity')} variant="quiet">
            {t('identity')}
          </Button>
        </p>
      )}
      <p className="text-small text-ink-soft">{t('help')}</p>
      <p>
        <a href="/staff/sign-in" className="inline-block py-1">
          {t('staffLink')}
        </a>
      </p>
    </DeskPage>
  )
}
