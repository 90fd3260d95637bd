import { useTranslations } from 'next-intl'
import { Icon, type IconName } from '@/components/ui/icon'

type Word = 'information' | 'papers' | 'consents' | 'data' | 'security'

const ways: readonly { href: string; word: Word; icon: IconName }[] = [
  { href: '/me/information', word: 'information', icon: 'person' },
  { href: '/me/papers', word: 'papers', icon: 'document' },
  { href: '/me/consents', word: 'consents', icon: 'check' },
  { href: '/me/data', word: 'data', icon: 'flag' },
  { href: '/me/security', word: 'security', icon: 'seal' },
]

/** To what the office holds about me, my papers, my rights over both, and my sign-in. */
export function MyLinks({ except }: { except?: string }) {
  const t = useTranslations('home.me')
  return (
    <ul className="grid gap-gap sm:grid-cols-2">
      {ways
        .filter(({ href }) => href !== except)
        .map(({ href, word, icon }) => (
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
