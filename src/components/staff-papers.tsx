import { useLocale, useTranslations } from 'next-intl'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { Icon } from './ui/icon'
import { Tag } from './ui/tag'

export type PaperLine = { id: string; number: string; title: string; at: Date; state: string }

/** Papers issued in a case, each a link to its page. */
export function StaffPapers({ papers }: { papers: PaperLine[] }) {
  const [t, locale] = [useTranslations('office.papers'), useLocale() as Locale]
  if (papers.length === 0) return <p className="text-ink-soft">{t('none')}</p>
  return (
    <ul className="grid gap-1.5">
      {papers.map((paper) => (
        <li key={paper.id} className="flex flex-wrap items-baseline gap-x-3">
          <a href={`/papers/${paper.id}`} className="py-1 font-semibold">
            <Icon name="document" className="mr-1" />
            {paper.title}
          </a>
          <span className="text-small text-ink-soft tabular-nums">
            {paper.number} · {sayDateTime(paper.at, locale, 'short')}
          </span>
          {paper.state !== 'valid' && (
            <Tag tone="amber">{t(paper.state === 'withdrawn' ? 'withdrawn' : 'replaced')}</Tag>
          )}
        </li>
      ))}
    </ul>
  )
}
