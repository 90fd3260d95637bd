import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import type { CollectView } from '@/lib/registry/places/collect-page'

const row =
  'flex min-h-15 items-center gap-3 rounded-card border border-line bg-card px-4 py-3 text-ink no-underline shadow-card hover:border-brand'

/** Buildings to choose from, each as wide as a thumb. */
export function CollectBuildings({ buildings, q }: { buildings: CollectView['buildings']; q: string }) {
  const t = useTranslations('places.collect')
  return (
    <>
      <search>
        <form action="/registers/places/collect" className="mb-gap flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextInput id="q" name="q" type="search" label={t('search')} value={q} />
          </div>
          <Button variant="quiet">{t('find')}</Button>
        </form>
      </search>
      {buildings.length === 0 && <EmptyState title={t('noBuildings')}>{t('noBuildingsText')}</EmptyState>}
      <ul className="grid gap-2">
        {buildings.map(({ id, name, dwellings }) => (
          <li key={id}>
            <a href={`/registers/places/collect?building=${id}`} className={row}>
              <span className="min-w-0 flex-1 font-semibold">{name}</span>
              <span className="text-small text-ink-soft">{t('doors', { count: dwellings })}</span>
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

type DwellingsProps = { building: NonNullable<CollectView['building']>; dwellings: CollectView['dwellings'] }

/** The doors of a building. */
export function CollectDwellings({ building, dwellings }: DwellingsProps) {
  const t = useTranslations('places.collect')
  return (
    <>
      {dwellings.length === 0 && <EmptyState title={t('noDoors')} />}
      <ul className="grid gap-2">
        {dwellings.map(({ id, address, people, rented }) => (
          <li key={id}>
            <a href={`/registers/places/collect?dwelling=${id}`} className={row}>
              <span className="min-w-0 flex-1 font-semibold">{address}</span>
              {rented && <Tag tone="amber">{t('rented')}</Tag>}
              <span className="text-small text-ink-soft">{t('people', { count: people })}</span>
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-4 grid">
        <Button variant="quiet" href={`/registers/places/new?building=${building.id}&collecting=1`}>
          {t('addDoor')}
        </Button>
      </p>
    </>
  )
}
