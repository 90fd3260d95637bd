import { useTranslations } from 'next-intl'
import { FactSource } from '@/components/fact-source'
import { DefinitionList } from '@/components/ui/definition-list'
import { Tag } from '@/components/ui/tag'
import type { MyFact } from '@/lib/registry/my-information'
import type { MyPerson } from '@/lib/registry/my-people'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { CorrectionList } from './correction-list'

type FactListProps = { facts: MyFact[]; person: MyPerson; locale: Locale }

/** Everything on record about a person, item by item: source, date, verified or not, how long, and a way to contest it. */
export function FactList({ facts, person, locale }: FactListProps) {
  const t = useTranslations('rights.information')
  if (facts.length === 0) return <p className="text-ink-soft">{t('none')}</p>
  const of = person.self ? '' : `?of=${person.id}`
  const items = facts.map((fact) => ({
    id: fact.element,
    term: <span id={fact.element}>{fact.label}</span>,
    value: <FactValue fact={fact} />,
    note: <FactNote fact={fact} locale={locale} />,
    ...(fact.correctable && !fact.corrections.some((each) => each.state === 'open')
      ? {
          action: {
            href: `/me/information/correct/${fact.element}${of}`,
            label: t('correct'),
            about: fact.label,
          },
        }
      : {}),
  }))
  return <DefinitionList items={items} />
}

function FactValue({ fact }: { fact: MyFact }) {
  const t = useTranslations('rights.information')
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="[overflow-wrap:anywhere]">{fact.text}</span>
      {fact.verified ? <Tag tone="green">{t('verified')}</Tag> : <Tag>{t('unverified')}</Tag>}
      {fact.stale && <Tag tone="amber">{t('stale')}</Tag>}
      {fact.contested && <Tag tone="red">{t('contested')}</Tag>}
    </span>
  )
}

function FactNote({ fact, locale }: { fact: MyFact; locale: Locale }) {
  const t = useTranslations('rights.information')
  return (
    <>
      <FactSource fact={fact} />
      {fact.until && <span className="ml-2">{t('until', { date: sayDate(fact.until, locale, 'plain') })}</span>}
      <CorrectionList corrections={fact.corrections} locale={locale} />
    </>
  )
}
