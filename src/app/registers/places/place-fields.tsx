import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { FieldOf } from '../typed-form'

type Known = { name?: string; type?: string | null; division?: string | null; grid?: string | null }
type PlaceFieldsProps = {
  field: FieldOf
  types: { value: string; label: string }[]
  /** A dwelling has its building's name and only a door of its own. */
  dwelling: boolean
  known?: Known
}

/** What is said of a place: name or door, type, grid, division. */
export function PlaceFields({ field, types, dwelling, known = {} }: PlaceFieldsProps) {
  const t = useTranslations('places')
  const filled = (name: keyof Known, label: string) => {
    const typed = field(name, label)
    return { ...typed, value: typed.value ?? known[name] ?? undefined }
  }
  return (
    <>
      {!dwelling && <TextInput {...filled('name', t('name'))} hint={t('nameHint')} required maxLength={80} />}
      <TextInput
        {...field('detail', t('detail'))}
        hint={known.division === undefined ? t('detailHint') : t('detailKept')}
        required={dwelling && known.division === undefined}
        maxLength={80}
      />
      <Select choices={types} {...filled('type', t('type'))} />
      <TextInput {...filled('grid', t('grid'))} size={16} />
      <TextInput {...filled('division', t('division'))} hint={t('divisionHint')} inputMode="numeric" size={16} />
    </>
  )
}
