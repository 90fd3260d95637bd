import { useTranslations } from 'next-intl'
import type { CorrectionPage } from '@/lib/registry/correction-page'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { FactSource } from './fact-source'
import { Card } from './ui/card'
import { DefinitionList } from './ui/definition-list'
import { Tag } from './ui/tag'

/** What stands on record beside what the person says, with the proof. */
export function CorrectionFacts({ view, locale }: { view: CorrectionPage; locale: Locale }) {
  const t = useTranslations('rights.queue')
  const items = [
    {
      id: 'now',
      term: t('now'),
      value: <span className="[overflow-wrap:anywhere]">{view.fact?.text ?? t('noFact')}</span>,
      note: view.fact && <FactSource fact={view.fact} />,
    },
    {
      id: 'proposed',
      term: t('proposed'),
      value: <strong className="[overflow-wrap:anywhere]">{view.proposed}</strong>,
    },
    { id: 'said', term: t('said'), value: view.said },
    { id: 'proof', term: t('proof'), value: <Proofs files={view.files} /> },
    { id: 'authority', term: t('authority'), value: view.authority },
    { id: 'due', term: t('due'), value: sayDate(view.dueOn, locale, 'full') },
  ]
  return (
    <Card>
      <DefinitionList items={items} />
      <p className="mt-3 text-small text-ink-soft">{t('audited')}</p>
    </Card>
  )
}

function Proofs({ files }: { files: CorrectionPage['files'] }) {
  const t = useTranslations('rights.queue')
  return (
    <ul className="grid gap-1">
      {files.map((file) => (
        <li key={file.id}>
          {file.state === 'safe' ? (
            <a href={`/api/proofs/${file.id}`} className="inline-block py-1 break-all">
              {file.name}
            </a>
          ) : (
            <>
              <span className="break-all">{file.name}</span> <Tag>{t('checking')}</Tag>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
