import { useTranslations } from 'next-intl'
import { Kbd } from './ui/kbd'

export type CounterItem = { key: string; code: string; name: string; short: string }
type CounterItemsProps = {
  services: CounterItem[]
  /** Where an item is begun; without a person it leads to the guide. */
  hrefOf?: (service: string) => string
}

/** Items that the counter takes, the first nine each with a digit. */
export function CounterItems({ services, hrefOf }: CounterItemsProps) {
  const t = useTranslations('counter.items')
  if (services.length === 0) return <p className="text-ink-soft">{t('none')}</p>
  return (
    <ol className="grid gap-2 sm:grid-cols-2">
      {services.map((service, at) => {
        const digit = hrefOf && at < 9 ? String(at + 1) : undefined
        return (
          <li key={service.key}>
            <a
              href={hrefOf ? hrefOf(service.key) : `/services/${service.key}`}
              data-hotkey={digit}
              data-row-link
              className="flex min-h-target items-center gap-3 rounded-field border border-line bg-card px-3 py-2 text-ink no-underline hover:border-brand hover:bg-brand-soft"
            >
              {digit && <Kbd>{digit}</Kbd>}
              <span className="min-w-0 flex-1 font-semibold">{service.name}</span>
              <span className="text-tiny text-ink-faint tabular-nums">{service.code}</span>
            </a>
          </li>
        )
      })}
    </ol>
  )
}
