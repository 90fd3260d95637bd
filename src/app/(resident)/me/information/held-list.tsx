import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { HeldEntry } from '@/lib/registry/held-entries'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'

/** What a person receives and the groups they belong to, as ledgers have it. */
export function HeldList({ held, locale }: { held: HeldEntry[]; locale: Locale }) {
  const t = useTranslations('rights.information')
  if (held.length === 0) return <p className="text-ink-soft">{t('heldNone')}</p>
  return (
    <ul className="grid gap-1">
      {held.map((entry) => (
        <li key={entry.id} className="flex flex-wrap items-center gap-2">
          <Tag tone="brand">{entry.label}</Tag>
          <span className="text-small text-ink-soft">
            {entry.ledger} · {t('since', { date: sayDate(entry.since, locale, 'plain') })}
          </span>
        </li>
      ))}
    </ul>
  )
}
