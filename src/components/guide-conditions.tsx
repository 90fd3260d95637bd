import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'

type Check = { say: string; holds: boolean | 'unknown' }
type GuideConditionsProps = { forWhom: string[]; conditions: string[]; checks: Check[] | null; agent: boolean }

/** For whom an item is. Who is signed in sees for each condition whether it holds for them. */
export function GuideConditions({ forWhom, conditions, checks, agent }: GuideConditionsProps) {
  const t = useTranslations('guide')
  const rest = conditions.filter((each) => !forWhom.includes(each))
  return (
    <Card id="who" title={t('who')}>
      <ul className="grid gap-1.5">
        {[...forWhom, ...(checks ? [] : rest)].map((text) => (
          <li key={text} className="flex gap-2">
            <Icon name="check" className="mt-[0.25em] text-brand" />
            {text}
          </li>
        ))}
      </ul>
      {agent && <p className="mt-2 text-small text-ink-soft">{t('agent')}</p>}
      {checks && checks.length > 0 && <Checks checks={checks} />}
    </Card>
  )
}

function Checks({ checks }: { checks: Check[] }) {
  const t = useTranslations('guide')
  return (
    <div className="mt-4 rounded-field border border-brand-line bg-brand-soft p-4 print:hidden">
      <h3 className="text-h3">{t('checked')}</h3>
      <ul className="mt-2 grid gap-2">
        {checks.map((check) => (
          <li key={check.say} className="flex flex-wrap items-center justify-between gap-x-4">
            {check.say}
            <Answer holds={check.holds} />
          </li>
        ))}
      </ul>
      {checks.some((check) => check.holds === false) && <p className="mt-3 text-small">{t('failsNote')}</p>}
    </div>
  )
}

function Answer({ holds }: { holds: Check['holds'] }) {
  const t = useTranslations('guide')
  if (holds === 'unknown') return <Tag>{t('unknown')}</Tag>
  return holds ? (
    <Tag tone="green">
      <Icon name="check" />
      {t('holds')}
    </Tag>
  ) : (
    <Tag tone="seal">
      <Icon name="alert" />
      {t('fails')}
    </Tag>
  )
}
