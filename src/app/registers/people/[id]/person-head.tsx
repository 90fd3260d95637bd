import { useTranslations } from 'next-intl'
import { StaffPrint } from '@/components/staff-print'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import type { PersonRecord } from '@/lib/cases/person-record'
import { today } from '@/lib/kernel/clock'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'

type PersonHeadProps = { record: PersonRecord; locale: Locale }

/** Name, age band and what is special about the person; the day as of which the page is read. */
export function PersonHead({ record, locale }: PersonHeadProps) {
  const t = useTranslations('people.record')
  const { id, name, age, band, died, asOf, may } = record
  const day = (date: string) => sayDate(date, locale, 'plain')
  const note = [age !== null && t('age', { age }), band].filter(Boolean).join(' · ')
  return (
    <>
      <PageTitle
        crumbs={[{ href: '/registers/people', label: t('crumb') }]}
        tag={<Tags record={record} diedOn={died && day(died)} />}
        note={note}
        actions={
          <>
            <AsOf id={id} asOf={asOf} />
            {may.serve && !died && (
              <Button variant="quiet" href={`/counter/${id}`}>
                {t('serve')}
              </Button>
            )}
            <StaffPrint label={t('print')} />
          </>
        }
      >
        {name}
      </PageTitle>
      <p className="hidden text-small print:block">{t('printed', { date: day(today()) })}</p>
      {asOf && (
        <div className="mb-gap">
          <Notice title={t('asOf', { date: day(asOf) })}>
            <a href={`/registers/people/${id}`}>{t('today')}</a>
          </Notice>
        </div>
      )}
    </>
  )
}

function Tags({ record, diedOn }: { record: PersonRecord; diedOn: string | null }) {
  const t = useTranslations('people.record')
  return (
    <span className="flex flex-wrap gap-1.5">
      {diedOn && <Tag tone="black">{t('died', { date: diedOn })}</Tag>}
      {record.temporary && <Tag tone="amber">{t('temporary')}</Tag>}
      {record.minor && <Tag tone="seal">{t('minor')}</Tag>}
    </span>
  )
}

function AsOf({ id, asOf }: { id: string; asOf: string | null }) {
  const t = useTranslations('people.record')
  return (
    <details>
      <summary className="inline-flex min-h-target items-center px-2 text-brand underline underline-offset-4">
        {t('asOfLabel')}
      </summary>
      <form method="get" action={`/registers/people/${id}`} className="flex flex-wrap items-end gap-2">
        <TextInput
          id="asOf"
          name="asOf"
          type="date"
          label={t('asOfLabel')}
          value={asOf ?? undefined}
          max={today()}
          size={14}
        />
        <Button variant="quiet">{t('asOfSend')}</Button>
      </form>
    </details>
  )
}
