import { useLocale, useTranslations } from 'next-intl'
import type { EarlierFact, RecordFact } from '@/lib/registry/people/record-facts-view'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { FactSource } from './fact-source'
import { Card } from './ui/card'
import { DefinitionList } from './ui/definition-list'
import { Tag } from './ui/tag'

type PersonFactsProps = { title: string; facts: RecordFact[] }

/** Facts of one kind, each with its chip: from where, since when, verified or not, valid until, and what was said before. */
export function PersonFacts({ title, facts }: PersonFactsProps) {
  const t = useTranslations('people.record')
  return (
    <Card title={title}>
      {facts.length === 0 ? (
        <p className="text-ink-soft">{t('noFacts')}</p>
      ) : (
        <DefinitionList
          dense
          items={facts.map((fact) => ({
            id: fact.element,
            term: fact.label,
            value: <FactValue fact={fact} />,
            note: <FactNote fact={fact} />,
          }))}
        />
      )}
    </Card>
  )
}

function FactValue({ fact }: { fact: RecordFact }) {
  const [t, p] = [useTranslations('people.record'), useTranslations('people')]
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="font-semibold tabular-nums [overflow-wrap:anywhere]">{fact.text}</span>
      {fact.shown && <span className="text-small font-normal text-seal print:hidden">{p('shown')}</span>}
      {fact.verified && <Tag tone="green">{t('verified')}</Tag>}
      {fact.stale && <Tag tone="amber">{t('stale')}</Tag>}
      {fact.contested && <Tag tone="red">{t('contested')}</Tag>}
    </span>
  )
}

function FactNote({ fact }: { fact: RecordFact }) {
  const [t, locale] = [useTranslations('people.record'), useLocale() as Locale]
  return (
    <>
      <FactSource fact={fact} />
      {fact.until && <span className="ml-2">{t('until', { date: sayDate(fact.until, locale, 'plain') })}</span>}
      {fact.earlier.length > 0 && <Earlier earlier={fact.earlier} />}
    </>
  )
}

function Earlier({ earlier }: { earlier: EarlierFact[] }) {
  const t = useTranslations('people.record')
  return (
    <details className="mt-0.5">
      <summary className="inline-block py-0.5 text-small text-brand underline underline-offset-4">
        {t('earlier', { count: earlier.length })}
      </summary>
      <ul className="grid gap-1 border-l-2 border-line pl-2">
        {earlier.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-x-2">
            <span className="tabular-nums">{each.text || t('empty')}</span>
            <FactSource fact={each} />
          </li>
        ))}
      </ul>
    </details>
  )
}
