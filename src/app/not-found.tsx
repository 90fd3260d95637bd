import { getTranslations } from 'next-intl/server'
import { PlainPage } from '@/components/shell/plain-page'
import { Button } from '@/components/ui/button'
import { PhoneNumber } from '@/components/ui/phone-number'

/** Also what somebody sees who may not know that a thing exists, so it says nothing about it. */
export default async function NotFound() {
  const t = await getTranslations('errors')
  const shell = await getTranslations('shell')
  return (
    <PlainPage
      title={t('notFoundTitle')}
      name={shell('product')}
      aside={<PhoneNumber number="12345" note={shell('callNote')} />}
    >
      <p>{t('notFoundText')}</p>
      <p className="flex flex-wrap gap-3">
        <Button href="/">{t('home')}</Button>
        <Button href="/services" variant="quiet">
          {t('services')}
        </Button>
      </p>
    </PlainPage>
  )
}
