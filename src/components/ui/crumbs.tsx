import { useTranslations } from 'next-intl'

/** Where this page lies. `trail` are the pages above it, from the top; the page itself is its heading. */
export function Crumbs({ trail }: { trail: { href: string; label: string }[] }) {
  const t = useTranslations('ui')
  return (
    <nav aria-label={t('crumbs')} className="mb-1 text-small text-ink-soft print:hidden">
      <ol className="flex flex-wrap gap-x-2">
        {trail.map((step) => (
          <li key={step.href} className="after:ml-2 after:text-ink-faint after:content-['›']">
            <a href={step.href} className="inline-block py-1">
              {step.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
