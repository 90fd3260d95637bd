import { getTranslations } from 'next-intl/server'
import { PlainPage } from '@/components/shell/plain-page'
import { Button } from '@/components/ui/button'

/** For who is signed in and knows that a thing exists, but whose post does not include seeing it. */
export default async function Forbidden() {
  const t = await getTranslations('errors')
  const shell = await getTranslations('shell')
  return (
    <PlainPage title={t('forbiddenTitle')} name={shell('product')}>
      <p>{t('forbiddenText')}</p>
      <p>
        <Button href="/">{t('home')}</Button>
      </p>
    </PlainPage>
  )
}
