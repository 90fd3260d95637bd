import { useTranslations } from 'next-intl'
import { CaseCards, type CaseLine } from '@/components/case-cards'
import { DraftCards, type DraftLine } from '@/components/draft-cards'
import { HallList } from '@/components/hall-list'
import { NeedsYou } from '@/components/needs-you'
import { Card } from '@/components/ui/card'
import { PhoneNumber } from '@/components/ui/phone-number'

type Hall = { name: string; address: string; hours: string; phone: string }
type HomeAsideProps = {
  mine: { waiting: CaseLine[]; drafts: DraftLine[]; cases: CaseLine[] } | null
  halls: Hall[]
  care: boolean
}

/** Beside the entrances: what waits for me, what I have under way, and how to reach a person. */
export function HomeAside({ mine, halls, care }: HomeAsideProps) {
  const t = useTranslations('home')
  return (
    <div className="grid gap-gap">
      {mine && mine.waiting.length > 0 && (
        <div className="max-lg:hidden">
          <NeedsYou cases={mine.waiting} />
        </div>
      )}
      {mine && !care && mine.drafts.length > 0 && (
        <section aria-labelledby="my-drafts">
          <h2 id="my-drafts" className="mb-2 text-h3">
            {t('drafts')}
          </h2>
          <DraftCards drafts={mine.drafts} />
        </section>
      )}
      {mine && !care && mine.cases.length > 0 && (
        <section aria-labelledby="my-cases">
          <h2 id="my-cases" className="mb-2 text-h3">
            {t('mine')}
          </h2>
          <CaseCards cases={mine.cases} />
        </section>
      )}
      {!care && (
        <Card title={t('phone')}>
          <PhoneNumber number="12345" note={t('phoneNote')} />
          <p className="mt-2">
            <a href="/help" className="inline-flex min-h-target items-center">
              {t('helpLink')}
            </a>
          </p>
        </Card>
      )}
      {halls.length > 0 && !care && (
        <Card title={t('halls')}>
          <HallList halls={halls} />
        </Card>
      )}
    </div>
  )
}
