import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Tag } from '@/components/ui/tag'
import type { MyPaper } from '@/lib/rights/my-papers'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDayOf } from '@/lib/text/say-date-time'

const tones = { valid: 'green', expiring: 'amber', ended: 'black', withdrawn: 'red', replaced: 'plain' } as const

/** One paper: what it is, whether it holds, how it is checked and fetched. */
export function PaperCard({ paper, locale }: { paper: MyPaper; locale: Locale }) {
  const t = useTranslations('rights.papers')
  const date = sayDayOf(paper.at, locale)
  return (
    <Card title={paper.title} aside={paper.number} id={paper.id}>
      <p className="flex flex-wrap items-center gap-2">
        <Tag tone={tones[paper.standing]}>{t(`standing.${paper.standing}`)}</Tag>
        {paper.until && <span>{t('until', { date: sayDate(paper.until, locale, 'plain') })}</span>}
      </p>
      <ul className="mt-2 grid gap-1 text-small text-ink-soft">
        <li>{t('issued', { date, issuer: paper.issuer })}</li>
        <li>{t('for', { service: paper.service, no: paper.caseNo })}</li>
        <li>
          {t('code')}{' '}
          <a href={`/check/${paper.code}`} className="inline-block py-1 font-semibold tabular-nums">
            {paper.codeShown}
          </a>
        </li>
      </ul>
      <div className="mt-3 flex flex-wrap gap-3 print:hidden">
        <Button variant="quiet" href={`/papers/${paper.id}`}>
          {t('open')}
          <span className="sr-only"> {paper.title}</span>
        </Button>
        {paper.printed && (
          <Button variant="quiet" href={`/api/papers/${paper.id}`} download>
            {t('download')}
            <span className="sr-only"> {paper.title}</span>
          </Button>
        )}
      </div>
    </Card>
  )
}
