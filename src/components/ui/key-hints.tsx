import { useTranslations } from 'next-intl'
import { Kbd } from './kbd'

/** The keys that work on this page, in a quiet line. */
export function KeyHints({ hints }: { hints: { keys: string[]; label: string }[] }) {
  const t = useTranslations('shell')
  return (
    <ul aria-label={t('keys')} className="flex flex-wrap gap-x-5 gap-y-1 text-small text-ink-soft print:hidden">
      {hints.map((hint) => (
        <li key={hint.label} className="flex items-center gap-1.5">
          {hint.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {hint.label}
        </li>
      ))}
    </ul>
  )
}
