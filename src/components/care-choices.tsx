import { useTranslations } from 'next-intl'
import { GroupIcon, type GroupName } from '@/components/ui/group-icon'
import { Icon, type IconName } from '@/components/ui/icon'
import { type Entrance, groupDrawings } from './group-entrances'

type Choice = { href: string; label: string; icon?: IconName; group?: GroupName; note?: string }

/** The home page of the care version: at most six large choices, one below the other on a phone. */
export function CareChoices({ groups, phone }: { groups: Entrance[]; phone: string }) {
  const t = useTranslations('home')
  const filled = groups.filter((group) => group.examples.length > 0).slice(0, 3)
  const choices: Choice[] = [
    ...filled.map(({ code, label, examples }) => ({
      href: `/services?group=${code}`,
      label,
      group: groupDrawings[code] ?? ('organisation' as const),
      note: examples.join(t('comma')),
    })),
    { href: '/services', label: t('careAll'), icon: 'list' },
    { href: '/cases', label: t('careCases'), icon: 'progress' },
    { href: `tel:${phone}`, label: t('careCall', { number: phone }), icon: 'phone' },
  ]
  return (
    <ul className="grid gap-gap md:grid-cols-2">
      {choices.map((choice) => (
        <li key={choice.href}>
          <a
            href={choice.href}
            className="flex min-h-24 items-center gap-5 rounded-card border-2 border-brand-line bg-card p-pad text-ink no-underline shadow-card hover:border-brand"
          >
            {choice.group && <GroupIcon name={choice.group} className="size-14" />}
            {choice.icon && <Icon name={choice.icon} className="size-12 text-brand" />}
            <span>
              <b className="block text-h2">{choice.label}</b>
              {choice.note && <span className="text-small text-ink-soft">{choice.note}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
