import { useTranslations } from 'next-intl'
import type { PersonRecord } from '@/lib/cases/person-record'
import { Notice } from './ui/notice'

/** After a death: what does not stop by itself, to be ended one by one. */
export function PersonAffected({ record }: { record: PersonRecord }) {
  const t = useTranslations('people.affected')
  const held = record.entries.filter((entry) => entry.status === 'active').map(({ id, label }) => ({ id, label }))
  const open = record.cases.filter((each) => each.open).map(({ id, name, no }) => ({ id, label: `${name} ${no}` }))
  const mandates = record.mandates.map(({ id, to }) => ({ id, label: to ?? '' }))
  const parts = [
    { title: t('benefits'), items: held },
    { title: t('cases'), items: open },
    { title: t('mandates'), items: mandates },
  ].filter(({ items }) => items.length > 0)
  return (
    <section id="affected" className="mb-gap">
      <Notice kind={parts.length > 0 ? 'needs-you' : 'info'} title={t('title')}>
        {parts.length === 0 ? t('none') : t('intro')}
        {parts.map(({ title, items }) => (
          <div key={title} className="mt-2">
            <h2 className="text-h3">
              {title} ({items.length})
            </h2>
            <ul className="list-disc pl-5">
              {items.map(({ id, label }) => (
                <li key={id}>{label}</li>
              ))}
            </ul>
          </div>
        ))}
      </Notice>
    </section>
  )
}
