import { useTranslations } from 'next-intl'
import { Icon } from './icon'

/** Hint and error of a field under the ids that `fieldAria` points to. */
export function FieldMessage({ id, hint, error }: { id: string; hint?: string; error?: string }) {
  const t = useTranslations('ui')
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-small text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-1 font-semibold text-red">
          <Icon name="alert" className="mr-1" />
          <span className="sr-only">{t('errorWord')}</span>
          {error}
        </p>
      )}
    </>
  )
}
