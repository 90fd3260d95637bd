import { useLocale, useTranslations } from 'next-intl'
import { AnswerSummary } from '@/components/answer-summary'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { sayDayOf } from '@/lib/text/say-date-time'

/** Papers that were issued in a case, as links. */
export function CasePapers({ papers }: { papers: MyCase['papers'] }) {
  const [t, locale] = [useTranslations('cases'), useLocale() as Locale]
  if (papers.length === 0) return null
  return (
    <Card title={t('papers')}>
      <ul className="divide-y divide-line">
        {papers.map((paper) => (
          <li key={paper.id} className="flex flex-wrap items-center gap-x-4 py-2">
            <a href={`/papers/${paper.id}`} className="inline-flex min-h-target items-center gap-2 font-semibold">
              <Icon name="document" />
              {paper.title}
            </a>
            <span className="text-small text-ink-soft">
              {t('paperNo', { number: paper.number })} · {sayDayOf(paper.at, locale)}
            </span>
            {paper.state !== 'valid' && <Tag tone="seal">{t(`paperState.${paper.state}`)}</Tag>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What I entered and handed in: numbers in part, files to be opened. Behind a press, because it is long. */
export function CaseAnswers({ view }: { view: MyCase }) {
  const t = useTranslations('cases')
  const fileHref = (id: string) => `/api/files/${id}`
  return (
    <details className="group">
      <summary className="flex min-h-target list-none items-center gap-2 text-h2 font-semibold">
        <Icon name="down" className="text-brand group-open:rotate-180" />
        {t('answers')}
      </summary>
      <div className="mt-3 grid gap-gap">
        <AnswerSummary groups={[{ ...view.party, title: t('aboutYou') }]} />
        <AnswerSummary groups={view.answers} fileHref={fileHref} />
        <Materials view={view} />
      </div>
    </details>
  )
}

const states = ['given', 'shared', 'missing', 'seen', 'later', 'none'] as const

function Materials({ view }: { view: MyCase }) {
  const t = useTranslations('cases')
  if (view.materials.length === 0) return null
  const files = (key: string) => view.files.filter((file) => file.field === `material:${key}`)
  return (
    <Card title={t('materials')}>
      <DefinitionList
        items={view.materials.map((material) => ({
          id: material.key,
          term: material.name,
          value: t(`materialState.${states.find((each) => each === material.state) ?? 'given'}`),
          note: files(material.key).map((file) => <FileLink key={file.id} file={file} />),
        }))}
      />
      {view.files
        .filter((file) => !file.field.startsWith('material:'))
        .map((file) => (
          <FileLink key={file.id} file={file} />
        ))}
    </Card>
  )
}

function FileLink({ file }: { file: MyCase['files'][number] }) {
  const t = useTranslations('cases')
  if (file.state !== 'safe')
    return (
      <span className="mr-4 inline-block py-1 text-small">
        {file.name} · {t('filePending')}
      </span>
    )
  return (
    <a href={`/api/files/${file.id}`} className="mr-4 inline-flex min-h-target items-center text-small">
      {t('fileOpen', { name: file.name })}
    </a>
  )
}
