import { useTranslations } from 'next-intl'
import { GroupIcon, type GroupName } from '@/components/ui/group-icon'

/** Drawings for the groups of the office's code list; a group without one is drawn as an organisation. */
export const groupDrawings: Readonly<Record<string, GroupName>> = {
  elderly: 'elder',
  disabled: 'disabled',
  veterans: 'veteran',
  children: 'child',
  hardship: 'hardship',
  newcomers: 'newcomer',
  employment: 'work',
}

export type Entrance = { code: string; label: string; examples: string[] }

/** Entrances for groups of people, each with what is behind it. */
export function GroupEntrances({ groups }: { groups: Entrance[] }) {
  const t = useTranslations('home')
  return (
    <ul className="grid grid-cols-2 gap-gap md:grid-cols-4">
      {groups.map((group) => (
        <li
          key={group.code}
          className="relative min-w-0 rounded-card border border-line bg-card p-[calc(var(--pad)*.8)] shadow-card hover:border-brand hover:shadow-lift has-focus-visible:border-brand"
        >
          <GroupIcon name={groupDrawings[group.code] ?? 'organisation'} />
          <a
            href={`/services?group=${group.code}`}
            className="mt-2 block text-h3 font-semibold text-ink no-underline after:absolute after:inset-0 after:rounded-card"
          >
            {group.label}
          </a>
          <p className="text-small text-ink-soft">
            {group.examples.length > 0 ? group.examples.join(t('comma')) : t('groupEmpty')}
          </p>
        </li>
      ))}
    </ul>
  )
}
