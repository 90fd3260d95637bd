import { useTranslations } from 'next-intl'
import { DaySpan } from '@/components/day-span'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import type { LivingView, PlaceView, RentalView } from '@/lib/registry/places/place-page'
import { ActionForm } from '../../action-form'
import type { TypedForms } from '../../typed-form'

/** The dwellings of a building, by door. */
export function DwellingTable({ place }: { place: PlaceView }) {
  const t = useTranslations('places')
  return (
    <Card title={t('dwellings')}>
      <Table
        caption={t('dwellings')}
        hideCaption
        rows={place.dwellings}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('noDwellings')} />}
        columns={[
          {
            key: 'address',
            head: t('door'),
            heads: true,
            cell: (row) => (
              <a href={`/registers/places/${row.id}`} className="inline-block py-1">
                {row.address}
              </a>
            ),
          },
          { key: 'people', head: t('people'), numeric: true, cell: (row) => row.people },
          { key: 'rented', head: t('letting'), cell: (row) => row.rented && <Tag tone="amber">{t('rented')}</Tag> },
        ]}
      />
      {place.mayWrite && (
        <p className="mt-3">
          <Button variant="quiet" href={`/registers/places/new?building=${place.id}`}>
            {t('addDwelling')}
          </Button>
        </p>
      )}
    </Card>
  )
}

/** Who lives in a dwelling, or did. */
export function LivingTable({ title, people }: { title: string; people: LivingView[] }) {
  const t = useTranslations('places')
  return (
    <Card title={title}>
      <Table
        caption={title}
        hideCaption
        rows={people}
        rowKey={(row) => `${row.id}${row.since}`}
        empty={<EmptyState title={t('nobody')} />}
        columns={[
          {
            key: 'name',
            head: t('person'),
            heads: true,
            cell: (row) => (
              <a href={`/registers/households/${row.household}`} className="inline-block py-1">
                {row.name}
              </a>
            ),
          },
          { key: 'when', head: t('when'), cell: (row) => <DaySpan from={row.since} to={row.until} /> },
        ]}
      />
    </Card>
  )
}

/** Contracts by which a place is or was let. */
export function RentalList({ place, forms }: { place: PlaceView; forms: TypedForms }) {
  const t = useTranslations('places')
  return (
    <Card title={t('rentals')}>
      {place.rentals.length === 0 && <p className="text-ink-soft">{t('noRentals')}</p>}
      <ul className="grid gap-4">
        {place.rentals.map((rental) => (
          <li key={rental.agreement} className="grid gap-1">
            <Rental rental={rental} />
            {place.mayWrite && rental.running && (
              <ActionForm
                {...{ act: `end-${rental.agreement}`, command: 'end-rental', forms, danger: true }}
                title={t('rental.end')}
                submit={t('rental.end')}
                page={`/registers/places/${place.id}`}
                hidden={{ agreement: rental.agreement }}
              >
                {(field) => (
                  <>
                    <TextInput type="date" {...field('on', t('rental.endOn'))} required size={14} />
                    <TextInput {...field('reason', t('reason'))} required maxLength={200} />
                  </>
                )}
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Rental({ rental }: { rental: RentalView }) {
  const t = useTranslations('places')
  const { landlord, tenants, from, to, running } = rental
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Tag tone={running ? 'green' : 'plain'}>{running ? t('rental.running') : t('rental.over')}</Tag>
        <DaySpan from={from} to={to} />
      </p>
      <p>
        {t('rental.landlord')}：
        {landlord?.organisation ? (
          <a href={`/registers/organisations/${landlord.organisation}`}>{landlord.name}</a>
        ) : (
          landlord?.name
        )}
      </p>
      <p>
        {t('rental.tenants')}：{tenants.join('、')}
      </p>
    </>
  )
}
