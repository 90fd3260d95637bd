import { useTranslations } from 'next-intl'
import { Icon, type IconName } from '@/components/ui/icon'

const ways: readonly { href: string; word: 'information' | 'security'; icon: IconName }[] = [
  { href: '/me/information', word: 'information', icon: 'person' },
  { href: '/me/security', word: 'security', icon: 'seal' },
]

/** To what the office holds about me, and to my sign-in. */
export function MyLinks() {
  const t = useTranslations('home.me')
  return (
    <ul className="grid gap-gap sm:grid-cols-2">
      {ways.map(({ href, word, icon }) => (
        <li
          key={href}
          className="relative flex gap-3 rounded-card border border-line bg-card p-pad shadow-card hover:border-brand"
        >
          <Icon name={icon} className="mt-1 size-7 text-brand" />
          <div>
            <a href={href} className="text-h3 font-semibold text-ink no-underline after:absolute after:inset-0">
              {t(word)}
            </a>
            <p className="text-small text-ink-soft">{t(`${word}Note`)}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
