import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ChoiceRow } from '@/components/ui/choice-row'
import { Table } from '@/components/ui/table'
import type { MyPerson } from '@/lib/registry/my-people'
import type { ErasurePlan, KeptLine } from '@/lib/rights/erasure-plan'
import type { MyData, MyErasure } from '@/lib/rights/my-data'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDayOf } from '@/lib/text/say-date-time'
import { newKey } from '@/lib/web/page'

type ErasureCardProps = { view: MyData; person: MyPerson; locale: Locale; back: string; error?: string }

/** What goes now, what stays, until when and why; and the request itself, with a box that says it was read. */
export async function ErasureCard({ view, person, locale, back, error }: ErasureCardProps) {
  const t = await getTranslations('rights.data')
  const { plan } = view
  const something = plan.facts.length > 0 || plan.drafts > 0 || view.copies.some((copy) => copy.state !== 'gone')
  return (
    <Card title={t('eraseTitle')} id="erase">
      <p>{t('eraseText')}</p>
      <h3 className="mt-4 mb-1 text-h3">{t('now')}</h3>
      {something ? (
        <Now plan={plan} copies={view.copies.some((copy) => copy.state !== 'gone')} locale={locale} />
      ) : (
        <p>{t('nowNone')}</p>
      )}
      <h3 className="mt-4 mb-1 text-h3">{t('kept')}</h3>
      <Kept kept={plan.kept} locale={locale} />
      <p className="mt-3 text-small text-ink-soft">{t('trail')}</p>
      {something && (
        <form method="post" action="/do/request-erasure" className="mt-4 grid gap-3 print:hidden">
          <input type="hidden" name="_key" value={newKey()} />
          <input type="hidden" name="_back" value={back} />
          <input type="hidden" name="person" value={person.id} />
          <p>{t('how')}</p>
          <ChoiceRow
            id="sure"
            name="sure"
            type="checkbox"
            choice={{ value: 'yes', label: t('sure') }}
            checked={false}
            invalid={error !== undefined}
          />
          <div>
            <Button variant="danger">{t('erase')}</Button>
          </div>
        </form>
      )}
      {view.erasures.length > 0 && <Done erasures={view.erasures} locale={locale} />}
    </Card>
  )
}

async function Now({ plan, copies, locale }: { plan: ErasurePlan; copies: boolean; locale: Locale }) {
  const t = await getTranslations('rights.data')
  const what = plan.facts.join(locale === 'en' ? ', ' : '、')
  return (
    <ul className="list-disc pl-6">
      {plan.facts.length > 0 && <li>{t('facts', { what })}</li>}
      {plan.drafts > 0 && <li>{t('drafts', { count: plan.drafts })}</li>}
      {copies && <li>{t('copiesGo')}</li>}
    </ul>
  )
}

async function Kept({ kept, locale }: { kept: KeptLine[]; locale: Locale }) {
  const t = await getTranslations('rights.data')
  const until = ({ until: day, why }: KeptLine) =>
    day ? sayDate(day, locale, 'plain') : why === 'keep' ? '' : t(`untilWord.${why}`)
  return (
    <Table
      caption={t('kept')}
      hideCaption
      stacked
      rows={kept}
      rowKey={(line) => `${line.why}${line.what}`}
      columns={[
        { key: 'what', head: t('keptWhat'), heads: true, cell: (line) => line.what },
        { key: 'until', head: t('keptUntil'), cell: until },
        { key: 'why', head: t('keptWhy'), cell: (line) => t(`why.${line.why}`) },
      ]}
    />
  )
}

async function Done({ erasures, locale }: { erasures: MyErasure[]; locale: Locale }) {
  const t = await getTranslations('rights.data')
  const day = (instant: string) => sayDayOf(instant, locale)
  return (
    <>
      <h3 className="mt-4 mb-1 text-h3">{t('erasures')}</h3>
      <ul className="grid gap-1">
        {erasures.map((each) => (
          <li key={each.id}>
            {each.doneAt
              ? t('erasedLine', { date: day(each.doneAt), erased: each.erased ?? 0, kept: each.kept ?? 0 })
              : t('erasing', { date: day(each.at) })}
          </li>
        ))}
      </ul>
    </>
  )
}
