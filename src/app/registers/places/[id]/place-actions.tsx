import { useTranslations } from 'next-intl'
import { PersonInputs } from '@/components/person-inputs'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import type { PlaceView } from '@/lib/registry/places/place-page'
import { ActionForm } from '../../action-form'
import type { FieldOf, TypedForms } from '../../typed-form'
import { PlaceFields } from '../place-fields'

type Props = { place: PlaceView; forms: TypedForms }

/** What can be done with a place: a household moves in, it is let, amended, closed. */
export function PlaceActions({ place, forms }: Props) {
  const t = useTranslations('places')
  const shared = { page: `/registers/places/${place.id}`, hidden: { place: place.id }, forms }
  const act = (word: 'rent' | 'amend' | 'close', command: string) => ({
    ...shared,
    ...{ act: word, command, title: t(`act.${word}`), submit: t(`act.${word}Submit`) },
  })
  return (
    <div className="grid gap-3 print:hidden">
      {place.kind === 'dwelling' && (
        <p className="flex flex-wrap gap-2">
          <Button href={`/registers/places/collect?dwelling=${place.id}`}>{t('collect.title')}</Button>
          <Button variant="quiet" href={`/registers/households/new?place=${place.id}`}>
            {t('act.household')}
          </Button>
        </p>
      )}
      {place.kind !== 'building' && (
        <ActionForm {...act('rent', 'record-rental')}>{(field) => <RentalFields field={field} />}</ActionForm>
      )}
      <ActionForm {...act('amend', 'amend-place')}>
        {(field) => (
          <PlaceFields field={field} types={place.types} dwelling={place.kind === 'dwelling'} known={place} />
        )}
      </ActionForm>
      <ActionForm {...act('close', 'close-place')} danger>
        {(field) => (
          <>
            <TextInput type="date" {...field('on', t('act.closeOn'))} required size={14} />
            <TextInput {...field('reason', t('reason'))} required maxLength={200} />
          </>
        )}
      </ActionForm>
    </div>
  )
}

function RentalFields({ field }: { field: FieldOf }) {
  const t = useTranslations('places.rental')
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-semibold">{t('landlord')}</legend>
        <PersonInputs field={field} prefix="landlord." />
        <TextInput {...field('organisationCode', t('byCode'))} hint={t('byCodeHint')} size={22} />
      </fieldset>
      {[0, 1, 2].map((at) => (
        <fieldset key={at} className="grid gap-2">
          <legend className="mb-1 font-semibold">{t('tenant', { no: at + 1 })}</legend>
          <PersonInputs field={field} prefix={`tenants.${at}.`} />
        </fieldset>
      ))}
      <TextInput type="date" {...field('from', t('from'))} required size={14} />
      <TextInput type="date" {...field('to', t('to'))} required size={14} />
    </>
  )
}
