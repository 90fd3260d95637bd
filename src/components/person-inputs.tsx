import { useTranslations } from 'next-intl'
import { TextInput } from './ui/text-input'

type Field = (
  name: string,
  label: string,
) => { id: string; name: string; label: string; value?: string; error?: string }

/** Somebody named by identity number, and by name when the street does not know the number yet. */
export function PersonInputs({ field, prefix = '' }: { field: Field; prefix?: string }) {
  const t = useTranslations('households.person')
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <TextInput {...field(`${prefix}idNumber`, t('idNumber'))} hint={t('idHint')} autoComplete="off" maxLength={40} />
      <TextInput {...field(`${prefix}name`, t('name'))} hint={t('nameHint')} autoComplete="off" maxLength={60} />
    </div>
  )
}
