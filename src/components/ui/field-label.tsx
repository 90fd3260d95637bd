import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** The words of a label with its mark, 必填 in words because a star alone says nothing to many readers. */
export function FieldLabel({ label, required, chip }: { label: string; required?: boolean; chip?: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className="font-semibold">{label}</span>
      <span className={required ? 'text-small text-seal' : 'text-small text-ink-faint'}>
        {required ? t('required') : t('optional')}
      </span>
      {chip}
    </span>
  )
}
