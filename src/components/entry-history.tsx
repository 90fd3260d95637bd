import { useLocale, useTranslations } from 'next-intl'
import type { HistoryLine } from '@/lib/registry/ledgers/entry-history'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { Card } from './ui/card'

/** What happened to an entry, newest first: who, when, and what stood there before. */
export function EntryHistory({ lines }: { lines: HistoryLine[] }) {
  const t = useTranslations('registers')
  return (
    <Card title={t('entry.history')}>
      <ol className="divide-y divide-line">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
    </Card>
  )
}

function Line({ line }: { line: HistoryLine }) {
  const [t, locale] = [useTranslations('registers'), useLocale() as Locale]
  const verb = `verbs.${line.verb}` as 'verbs.open'
  const empty = t('history.empty')
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b>{line.label ?? (t.has(verb) ? t(verb) : line.verb)}</b>
        <span className="text-small text-ink-soft">{line.who ?? t('history.system')}</span>
        <time dateTime={line.at} className="ml-auto text-small text-ink-faint tabular-nums">
          {sayDateTime(new Date(line.at), locale, 'full')}
        </time>
      </p>
      {line.said.map((text) => (
        <p key={text} className="mt-1">
          {text}
        </p>
      ))}
      {line.changes.length > 0 && (
        <ul className="mt-1 text-small text-ink-soft">
          {line.changes.map(({ label, before, after }) => (
            <li key={label}>{t('history.changed', { label, before: before || empty, after: after || empty })}</li>
          ))}
        </ul>
      )}
    </li>
  )
}
