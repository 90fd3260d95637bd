import { useLocale, useTranslations } from 'next-intl'
import type { AskedForm } from '@/lib/cases/asked-form'
import type { Locale } from '@/lib/text/locale'
import { StaffFields } from './staff-fields'
import { staffSource } from './staff-source'
import { Button } from './ui/button'
import { Icon } from './ui/icon'

/** What every form on the page of a case is made with. */
export type StaffAskedBase = {
  caseId: string
  /** Where a refused form comes back to. */
  back: string
  /** A fresh idempotency key for each form. */
  newKey: () => string
  /** The form that was refused last: its action or task. */
  typed?: { act: string }
  /** Sentences of the refused form by input name. */
  errors: Record<string, string>
}

type StaffAskedProps = { base: StaffAskedBase; asks: AskedForm; place: string }

/** The questions of an action or task; its files are received by forms that stand beside the panel (`StaffUploads`). */
export function StaffAsked({ base, asks, place }: StaffAskedProps) {
  const locale = useLocale() as Locale
  const act = place.slice(place.indexOf(':') + 1)
  const forms = { receive: `receive-${act}`, remove: `remove-${act}`, files: asks.files }
  const source = staffSource({ words: asks.words, locale, upload: () => forms })
  const refused = base.typed?.act === act || base.typed?.act === place
  return (
    <StaffFields
      narrow
      form={asks.form}
      prefix="asked"
      scope={asks.scope}
      inputs={asks.inputs}
      errors={refused ? base.errors : {}}
      source={source}
    />
  )
}

/** The two forms through which files for an action or task are received and taken back. */
export function StaffUploads({ base, places }: { base: StaffAskedBase; places: { place: string; asks: AskedForm }[] }) {
  const asking = places.filter(({ asks }) =>
    asks.form.some((group) => group.fields.some(({ type }) => type === 'file')),
  )
  return asking.map(({ place }) => {
    const act = place.slice(place.indexOf(':') + 1)
    const to = `/upload?case=${base.caseId}&field=${place}&back=${encodeURIComponent(base.back)}`
    return (
      <div key={place} hidden>
        <form id={`receive-${act}`} method="post" encType="multipart/form-data" action={to} />
        <form id={`remove-${act}`} method="post" action="/do/remove-file">
          <input type="hidden" name="back" value={base.back} />
        </form>
      </div>
    )
  })
}

/** Asks why before numbers are shown in full; says so while they are. */
export function StaffUnmask({ base, revealed }: { base: StaffAskedBase; revealed: boolean }) {
  const t = useTranslations('office.unmask')
  if (revealed) {
    return (
      <p role="status" className="text-small text-amber">
        <Icon name="alert" className="mr-1" />
        {t('shown')}
      </p>
    )
  }
  return (
    <details open={base.typed?.act === 'unmask'} className="print:hidden">
      <summary className="inline-block py-1 text-small text-brand underline underline-offset-4">{t('title')}</summary>
      <form method="post" action="/do/unmask-case" className="mt-1 grid gap-2">
        <input type="hidden" name="_back" value={base.back} />
        <input type="hidden" name="case" value={base.caseId} />
        <label htmlFor="f-reason" className="text-small">
          {t('reason')}
        </label>
        {base.errors.reason && <p className="text-small font-semibold text-red">{base.errors.reason}</p>}
        <input
          id="f-reason"
          name="reason"
          maxLength={200}
          autoComplete="off"
          className="min-h-target rounded-field border border-field bg-card px-2"
        />
        <div>
          <Button variant="quiet">{t('show')}</Button>
        </div>
      </form>
    </details>
  )
}
