import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { HallList } from './hall-list'

type GuidePlacesProps = { places: { name: string; address: string; hours: string; phone: string }[] }

/** Where the item is handled at a counter. */
export function GuidePlaces({ places }: GuidePlacesProps) {
  const t = useTranslations('guide')
  if (places.length === 0) return null
  return (
    <Card id="places" title={t('places')}>
      <HallList halls={places} />
    </Card>
  )
}

/** Questions that people ask, each opened by a press; all open on paper. */
export function GuideQuestions({ questions }: { questions: { ask: string; answer: string }[] }) {
  const t = useTranslations('guide')
  if (questions.length === 0) return null
  return (
    <Card id="questions" title={t('questions')}>
      <div className="divide-y divide-line">
        {questions.map((question) => (
          <details key={question.ask} className="group py-1">
            <summary className="flex min-h-target list-none items-center gap-2 font-semibold">
              <Icon name="down" className="text-brand group-open:rotate-180" />
              {question.ask}
            </summary>
            <p className="pb-3">{question.answer}</p>
          </details>
        ))}
      </div>
    </Card>
  )
}

/** The laws and rules that an item rests on. */
export function GuideLegal({ legal }: { legal: { title: string; article: string }[] }) {
  const t = useTranslations('guide')
  if (legal.length === 0) return null
  return (
    <Card id="legal" title={t('legal')}>
      <ul className="grid gap-1">
        {legal.map((each) => (
          <li key={each.title}>
            {each.title} <span className="text-ink-soft">{each.article}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
