import { useTranslations } from 'next-intl'
import type { LedgerCard } from '@/lib/registry/ledgers/ledger-index'
import { Card } from './ui/card'
import { Tag } from './ui/tag'

const order = ['resident', 'household', 'organisation', 'place', 'none', 'unit', 'account'] as const

/** The ledgers of an office, grouped by what they are about. */
export function LedgerCards({ ledgers }: { ledgers: LedgerCard[] }) {
  const t = useTranslations('registers')
  const groups = order.flatMap((about) => {
    const own = ledgers.filter((each) => each.about === about)
    return own.length > 0 ? [{ about, own }] : []
  })
  return (
    <div className="grid items-start gap-gap md:grid-cols-2 xl:grid-cols-3">
      {groups.map(({ about, own }) => (
        <Card key={about} title={t(`about.${about}`)}>
          <ul className="divide-y divide-line">
            {own.map((each) => (
              <li key={each.key} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
                <a
                  href={`/registers/${each.key}`}
                  data-row-link
                  className="flex min-h-target min-w-0 flex-1 basis-40 items-center font-semibold"
                >
                  {each.name}
                </a>
                {each.balance && <Tag>{t('balance')}</Tag>}
                <Tag tone={each.keeps ? 'brand' : 'plain'}>{t(each.keeps ? 'keeps' : 'reads')}</Tag>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  )
}
