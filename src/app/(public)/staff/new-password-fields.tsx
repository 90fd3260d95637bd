import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'

/** A new password and the same once more. Neither is ever sent back to the page. */
export function NewPasswordFields({ at }: { at: (name: string) => string | undefined }) {
  const t = useTranslations('access.staff')
  return (
    <>
      <TextInput
        id="newPassword"
        name="newPassword"
        label={t('newPassword')}
        hint={t('rule')}
        type="password"
        autoComplete="new-password"
        required
        error={at('newPassword')}
      />
      <TextInput
        id="repeated"
        name="repeated"
        label={t('repeated')}
        type="password"
        autoComplete="new-password"
        required
        error={at('repeated')}
      />
    </>
  )
}
