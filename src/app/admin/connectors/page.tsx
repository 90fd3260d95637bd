import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ConnectorTable } from '@/components/connector-table'
import { PageTitle } from '@/components/ui/page-title'
import { connectorStates } from '@/lib/registry/connectors/connector-states'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('connectors'))('page.title'))
}

export default async function Connectors() {
  const [t, locale] = [await getTranslations('connectors.page'), (await getLocale()) as Locale]
  const connectors = await ask(connectorStates, { locale })
  return (
    <>
      <PageTitle note={t('intro')}>{t('title')}</PageTitle>
      <ConnectorTable connectors={connectors} />
    </>
  )
}
