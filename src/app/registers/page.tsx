import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerCards } from '@/components/ledger-cards'
import { StaffKeys } from '@/components/staff-keys'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { ledgerIndex } from '@/lib/registry/ledgers/ledger-index'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('registers'))('title'))
}

export default async function Ledgers() {
  const [t, locale] = [await getTranslations('registers'), (await getLocale()) as Locale]
  const ledgers = await ask(ledgerIndex, { locale })
  return (
    <>
      <PageTitle note={t('intro')}>{t('title')}</PageTitle>
      {ledgers.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneNote')}</EmptyState>
      ) : (
        <LedgerCards ledgers={ledgers} />
      )}
      <StaffKeys
        hints={[
          { keys: ['J', 'K'], label: t('keys.move') },
          { keys: ['Enter'], label: t('keys.open') },
        ]}
      />
    </>
  )
}
