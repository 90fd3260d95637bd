import { useTranslations } from 'next-intl'
import { Table } from '@/components/ui/table'
import type { LookView } from '@/lib/registry/look-views'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'

/** Who of the staff looked at one's information or changed it: when, from where, what and why. */
export function LookList({ looks, locale }: { looks: LookView[]; locale: Locale }) {
  const t = useTranslations('rights.information')
  return (
    <Table
      caption={t('looks')}
      hideCaption
      stacked
      rows={looks}
      rowKey={(look) => `${look.at}${look.who}${look.did}${look.unmasked.join()}`}
      empty={<p className="text-ink-soft">{t('nobody')}</p>}
      columns={[
        { key: 'when', head: t('when'), heads: true, cell: (look) => sayDateTime(look.at, locale) },
        { key: 'who', head: t('who'), cell: (look) => look.who },
        { key: 'what', head: t('what'), cell: (look) => <What look={look} comma={locale === 'en' ? ', ' : '、'} /> },
      ]}
    />
  )
}

function What({ look, comma }: { look: LookView; comma: string }) {
  const t = useTranslations('rights')
  return (
    <>
      {t(`did.${look.did}`, { what: look.unmasked.join(comma), no: look.caseNo ?? '' })}
      {look.reason && (
        <span className="block text-small text-ink-soft">{t('information.why', { reason: look.reason })}</span>
      )}
    </>
  )
}
