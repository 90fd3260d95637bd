import { getLocale, getTranslations } from 'next-intl/server'
import { AskAgain, FetchLines } from '@/components/fetch-lines'
import { Card } from '@/components/ui/card'
import { can } from '@/lib/kernel/policy'
import { personFetches } from '@/lib/registry/connectors/person-fetches'
import type { Locale } from '@/lib/text/locale'
import { ask, currentActor, newKey } from '@/lib/web/page'

/** What base registers say of the person at the counter, and a button that asks them again. */
export async function PersonFetches({ resident, next }: { resident: string; next: string }) {
  const [t, locale] = [await getTranslations('connectors'), (await getLocale()) as Locale]
  const fetches = await ask(personFetches, { id: resident, locale })
  const waiting = fetches.some(({ state }) => state === 'waiting')
  return (
    <Card title={t('personTitle')}>
      {fetches.length === 0 ? (
        <p className="text-ink-soft">{t('personNone')}</p>
      ) : (
        <FetchLines fetches={fetches} mayAsk={false} next={next} newKey={newKey} />
      )}
      {!waiting && can(await currentActor(), 'connector.ask') && (
        <AskAgain person={resident} first={fetches.length === 0} next={next} newKey={newKey} />
      )}
    </Card>
  )
}
