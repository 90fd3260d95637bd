import { useTranslations } from 'next-intl'
import { Icon } from './icon'

/** A telephone number large enough to read aloud, ready to be pressed on a phone. */
export function PhoneNumber({ number, note }: { number: string; note?: string }) {
  const t = useTranslations('ui')
  return (
    <div>
      <a
        href={`tel:${number.replace(/[^\d+]/g, '')}`}
        aria-label={t('call', { number })}
        className="inline-flex min-h-target items-center gap-2 text-figure font-semibold text-brand tabular-nums no-underline hover:underline"
      >
        <Icon name="phone" className="size-[0.8em]" />
        {number}
      </a>
      {note && <p className="text-small text-ink-soft">{note}</p>}
    </div>
  )
}
