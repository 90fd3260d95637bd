import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import { PromiseTag } from './promise-tag'

type Listed = {
  key: string
  name: string
  summary: string
  promised: { workingDays: number } | { days: number } | null
  paperless: boolean
}

/** Items as rows of one sheet: name, what it is, how soon. The whole row can be pressed. */
export function ServiceList({ services, level = 3 }: { services: Listed[]; level?: 2 | 3 }) {
  const t = useTranslations('guide')
  const Heading = `h${level}` as const
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card px-pad shadow-card">
      {services.map((service) => (
        <li key={service.key} className="relative flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
          <div className="min-w-0 flex-[1_1_20rem]">
            <Heading className="text-h3 font-semibold">
              <a
                href={`/services/${service.key}`}
                className="text-ink no-underline after:absolute after:inset-0 hover:text-brand hover:underline"
              >
                {service.name}
              </a>
            </Heading>
            <p className="text-small text-ink-soft">{service.summary}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            {service.promised && <PromiseTag promised={service.promised} />}
            {service.paperless && <Tag>{t('paperless')}</Tag>}
          </div>
        </li>
      ))}
    </ul>
  )
}
