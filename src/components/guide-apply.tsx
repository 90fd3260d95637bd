import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Radios } from '@/components/ui/radios'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'

type GuideApplyProps = {
  service: { key: string; online: boolean; places: { phone: string }[] }
  /** Null for who is not signed in. */
  standing: {
    bound: boolean
    draft: { id: string; savedAt: Date } | null
    /** For whom the reader may apply beside themselves. */
    principals: { id: string; name: string; how: 'ward' | 'mandate' }[]
  } | null
  /** Idempotency keys of the two forms. */
  formKeys: { start: string; again: string }
}

/** What one can do with an item: begin or go on, call, print. */
export function GuideApply({ service, standing, formKeys }: GuideApplyProps) {
  const t = useTranslations('guide')
  const phone = service.places[0]?.phone ?? '12345'
  return (
    <Card tone="brand" className="print:hidden">
      <div className="grid gap-3">
        {service.online ? (
          <Online service={service.key} standing={standing} formKeys={formKeys} />
        ) : (
          <p>{t('offline')}</p>
        )}
        <p>
          <a href={`tel:${phone}`} className="inline-flex min-h-target items-center gap-2 tabular-nums">
            {t('consult')} {phone}
          </a>
        </p>
        <p className="text-small text-ink-soft max-sm:hidden">{t('print')}</p>
      </div>
    </Card>
  )
}

type OnlineProps = { service: string; standing: GuideApplyProps['standing']; formKeys: GuideApplyProps['formKeys'] }

function Online({ service, standing, formKeys }: OnlineProps) {
  const t = useTranslations('guide')
  const here = encodeURIComponent(`/services/${service}`)
  if (!standing)
    return (
      <Way note={t('signInFirst')}>
        <Button href={`/sign-in?next=${here}`}>{t('apply')}</Button>
      </Way>
    )
  if (!standing.bound)
    return (
      <Way note={t('bindFirst')}>
        <Button href={`/bind?next=${here}`}>{t('apply')}</Button>
      </Way>
    )
  const { draft, principals } = standing
  return (
    <>
      {draft ? (
        <GoOn service={service} draft={draft} formKey={formKeys.again} />
      ) : (
        <StartForm service={service} formKey={formKeys.start} principals={principals} />
      )}
      {draft && principals.length > 0 && (
        <StartForm service={service} formKey={formKeys.start} principals={principals} others />
      )}
    </>
  )
}

function Way({ note, children }: { note: string; children: ReactNode }) {
  return (
    <>
      <p>{children}</p>
      <p className="text-small text-ink-soft">{note}</p>
    </>
  )
}

function GoOn({ service, draft, formKey }: { service: string; draft: { id: string; savedAt: Date }; formKey: string }) {
  const [t, locale] = [useTranslations('guide'), useLocale() as Locale]
  return (
    <>
      <p>{t('draftOpen', { time: sayDateTime(draft.savedAt, locale, 'short') })}</p>
      <div className="flex flex-wrap gap-3">
        <Button href={`/apply/${draft.id}`}>{t('continue')}</Button>
        <StartForm service={service} formKey={formKey} again />
      </div>
    </>
  )
}

type StartFormProps = {
  service: string
  formKey: string
  again?: boolean
  principals?: NonNullable<GuideApplyProps['standing']>['principals']
  /** Only for others: one's own application is open already. */
  others?: boolean
}

function StartForm({ service, formKey, again, principals = [], others }: StartFormProps) {
  const t = useTranslations('guide')
  const choices = principals.map(({ id, name, how }) => ({ value: id, label: t(`for.${how}`, { name }) }))
  const first = others ? (choices[0]?.value ?? '') : ''
  return (
    <form method="post" action="/do/start-draft" className="grid gap-3">
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="_back" value={`/services/${service}`} />
      <input type="hidden" name="service" value={service} />
      {again && <input type="hidden" name="again" value="1" />}
      {choices.length > 0 && (
        <Radios
          id={others ? 'subject-others' : 'subject'}
          name="subject"
          label={t('for.whom')}
          value={first}
          choices={[...(others ? [] : [{ value: '', label: t('for.me') }]), ...choices]}
        />
      )}
      <p>
        <Button variant={again || others ? 'quiet' : 'primary'}>{again ? t('applyAgain') : t('apply')}</Button>
      </p>
    </form>
  )
}
