import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

/** Whether the code alone signs in, for families with one phone. */
export function SharedPhone({ shared, canShare }: { shared: boolean; canShare: boolean }) {
  const t = useTranslations('access.security')
  return (
    <Card title={t('shareTitle')}>
      <p>{shared ? t('shareOn') : t('shareOff')}</p>
      {canShare ? (
        <form method="post" action="/do/share-phone" className="mt-3">
          <input type="hidden" name="_back" value="/me/security" />
          <Button variant="quiet" name="shared" value={shared ? 'no' : 'yes'}>
            {shared ? t('shareNo') : t('shareYes')}
          </Button>
        </form>
      ) : (
        <p className="mt-1 text-small text-ink-soft">{t('shareNeeds')}</p>
      )}
    </Card>
  )
}
