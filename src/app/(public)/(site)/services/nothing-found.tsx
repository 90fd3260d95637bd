import { useTranslations } from 'next-intl'
import { HallList } from '@/components/hall-list'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PhoneNumber } from '@/components/ui/phone-number'

type Hall = { name: string; address: string; hours: string; phone: string }

/** What to do when nothing was found: other words, the whole list, a number to call, a place to go. */
export function NothingFound({ q, halls }: { q: string; halls: Hall[] }) {
  const [t, home] = [useTranslations('guide'), useTranslations('home')]
  return (
    <>
      <Card>
        <EmptyState
          title={q ? t('none', { q }) : t('noneGroup')}
          action={
            <Button variant="quiet" href="/services">
              {t('noneAll')}
            </Button>
          }
        >
          <p>{t('noneText')}</p>
        </EmptyState>
      </Card>
      <div className="grid gap-gap md:grid-cols-2">
        <Card title={home('phone')}>
          <PhoneNumber number="12345" note={home('phoneNote')} />
        </Card>
        <Card title={home('halls')}>
          <HallList halls={halls} />
        </Card>
      </div>
    </>
  )
}
