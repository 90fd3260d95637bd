import { useLocale, useTranslations } from 'next-intl'
import type { CaseView } from '@/lib/cases/views/case-view'
import type { FileView } from '@/lib/files/attach'
import type { Provenance, SummaryGroup } from '@/lib/forms/summary'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { AnswerSummary } from './answer-summary'
import { Card } from './ui/card'
import { DefinitionList } from './ui/definition-list'
import { Icon } from './ui/icon'
import { Tag, type TagTone } from './ui/tag'

/** The applicant as the case took them along, each value with where it came from. */
export function CaseParty({ party, sourceWord }: { party: SummaryGroup; sourceWord: (source: string) => string }) {
  const [t, u, locale] = [useTranslations('fields'), useTranslations('ui'), useLocale() as Locale]
  const from = ({ source, at = '' }: Provenance) =>
    u('fromOn', { source: sourceWord(source), date: sayDate(at, locale, 'plain') })
  return (
    <DefinitionList
      dense
      items={party.rows.map((row) => ({
        id: row.key,
        term: row.label,
        value: row.text || <span className="text-ink-faint">{t('words.notAnswered')}</span>,
        note: row.provenance && <span className="text-tiny text-brand-deep">{from(row.provenance)}</span>,
      }))}
    />
  )
}

/** What was answered, and whether the conditions of the item hold by it. */
export function CaseAnswers({ view }: { view: Pick<CaseView, 'answers' | 'eligibility'> }) {
  const t = useTranslations('office.facts')
  return (
    <>
      <AnswerSummary groups={view.answers} dense fileHref={(id) => `/api/files/${id}`} />
      {view.eligibility.length > 0 && (
        <Card title={t('conditions')}>
          <CaseConditions conditions={view.eligibility} />
        </Card>
      )}
    </>
  )
}

/** The conditions of an item: hold, do not hold, cannot be told yet. */
export function CaseConditions({ conditions }: { conditions: CaseView['eligibility'] }) {
  const t = useTranslations('office.facts')
  const look = (holds: boolean | 'unknown') =>
    holds === 'unknown' ? ('unknown' as const) : holds ? ('yes' as const) : ('no' as const)
  const icons = { yes: 'check', no: 'close', unknown: 'info' } as const
  const tones = { yes: 'text-green', no: 'text-red', unknown: 'text-ink-faint' }
  return (
    <ul className="grid gap-1">
      {conditions.map((each) => (
        <li key={each.say} className="flex gap-2">
          <Icon name={icons[look(each.holds)]} className={`mt-1 ${tones[look(each.holds)]}`} />
          <span>
            {each.say}
            <span className="sr-only"> {t(look(each.holds))}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

const tones: Record<string, TagTone> = { given: 'green', seen: 'green', shared: 'brand', missing: 'amber' }

/** Papers that the item asks for, and the files handed in. */
export function CaseMaterials({ materials, files }: { materials: CaseView['materials']; files: FileView[] }) {
  const t = useTranslations('office.facts')
  return (
    <>
      <ul className="divide-y divide-line">
        {materials.map((each) => {
          const own = files.filter((file) => file.field === `material:${each.key}`)
          const state = `material.${each.state}` as 'material.missing'
          return (
            <li key={each.key} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
              <span className="min-w-0 flex-1">
                {each.name}
                <FileLinks files={own} />
              </span>
              <Tag tone={tones[each.state] ?? 'plain'}>{t(t.has(state) ? state : 'material.missing')}</Tag>
            </li>
          )
        })}
      </ul>
      <OtherFiles files={files.filter((file) => !file.field.startsWith('material:'))} />
    </>
  )
}

function FileLinks({ files }: { files: FileView[] }) {
  const t = useTranslations('office.facts')
  return files.map((file) => (
    <span key={file.id} className="block text-small">
      {file.state === 'safe' ? (
        <a href={`/api/files/${file.id}`} className="break-all">
          <Icon name="document" className="mr-1" />
          {file.name}
        </a>
      ) : (
        <span className="break-all">
          {file.name} · {t(`file.${file.state}`)}
        </span>
      )}
      {file.state === 'safe' && !file.scanned && <span className="ml-2 text-ink-faint">{t('file.unscanned')}</span>}
    </span>
  ))
}

function OtherFiles({ files }: { files: FileView[] }) {
  const t = useTranslations('office.facts')
  if (files.length === 0) return null
  return (
    <div className="mt-2">
      <h3 className="text-h3">{t('files')}</h3>
      <FileLinks files={files} />
    </div>
  )
}
