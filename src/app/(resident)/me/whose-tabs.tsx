import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import type { MyPerson } from '@/lib/registry/my-people'

type WhoseTabsProps = { people: MyPerson[]; person: MyPerson; path: string }

/** Whose information the page shows: one's own, or that of a child one is guardian of. Nothing without a child. */
export function WhoseTabs({ people, person, path }: WhoseTabsProps) {
  const t = useTranslations('rights')
  if (people.length < 2) return null
  const items = people.map((each) => ({
    href: each.self ? path : `${path}?of=${each.id}`,
    label: each.self ? t('me') : t('child', { name: each.name }),
    current: each.id === person.id,
  }))
  return <Tabs label={t('whose')} items={items} shape="pills" />
}
