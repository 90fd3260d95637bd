import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { MoveView } from '@/lib/registry/ledgers/ledger-entry'
import type { Locale } from '@/lib/text/locale'
import type { EntryView } from './entry-facts'
import { StaffFields } from './staff-fields'
import { typedOf } from './staff-problems'
import { staffSource } from './staff-source'
import { Button } from './ui/button'
import { buttonClass } from './ui/button-class'
import { Card } from './ui/card'
import { Icon } from './ui/icon'
import { Radios } from './ui/radios'
import { TextInput } from './ui/text-input'

type EntryPanelProps = {
  ledger: string
  id: string
  entry: EntryView
  newKey: () => string
  errors: Record<string, string>
  typed: Record<string, string>
}

/** What the reader may do with an entry now: look again, correct, move on, end. On a phone it stands above what is said. */
export function EntryPanel(props: EntryPanelProps) {
  const { ledger, id, entry } = props
  const t = useTranslations('registers.entry')
  const nothing = !entry.keeps && entry.moves.length === 0 && !entry.masked && !entry.revealed
  if (nothing) return null
  return (
    <Card title={t('actions')} className="grid gap-3 print:hidden max-lg:order-1">
      {entry.keeps && entry.fresh && (
        <Deed of={props} command="confirm-entry">
          <Button variant={entry.overdue ? 'primary' : 'quiet'} className="w-full">
            {t('confirm')}
          </Button>
        </Deed>
      )}
      {entry.moves.map((move) => (
        <Move key={move.action} move={move} of={props} />
      ))}
      {entry.corrects && (
        <a href={`/registers/${ledger}/${id}/edit`} data-hotkey="e" className={buttonClass('quiet', 'w-full')}>
          {t('correct')}
        </a>
      )}
      {entry.keeps && <Ending of={props} />}
      <Unmask of={props} />
    </Card>
  )
}

type DeedProps = { of: EntryPanelProps; command: string; children: ReactNode; action?: string }

function Deed({ of, command, children, action }: DeedProps) {
  return (
    <form method="post" action={`/do/${command}`} className="grid gap-3">
      <input type="hidden" name="_key" value={of.newKey()} />
      <input type="hidden" name="_back" value={`/registers/${of.ledger}/${of.id}`} />
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name="version" value={of.entry.version} />
      {action && <input type="hidden" name="action" value={action} />}
      {children}
    </form>
  )
}

function Move({ move, of }: { move: MoveView; of: EntryPanelProps }) {
  const locale = useLocale() as Locale
  const mine = of.typed.action === move.action
  if (move.form.length === 0) {
    return (
      <Deed of={of} command="move-entry" action={move.action}>
        <Button variant={move.tone} className="w-full">
          {move.label}
        </Button>
      </Deed>
    )
  }
  return (
    <details open={mine}>
      <summary className={buttonClass(move.tone, 'w-full list-none')}>{move.label}</summary>
      <div className="mt-2">
        <Deed of={of} command="move-entry" action={move.action}>
          <StaffFields
            narrow
            form={move.form}
            prefix="asked"
            scope={{ roots: {}, rate: () => undefined }}
            inputs={mine ? typedOf(of.typed, 'asked') : {}}
            errors={mine ? of.errors : {}}
            source={staffSource({ words: move.words, locale })}
          />
          <Button variant={move.tone}>{move.label}</Button>
        </Deed>
      </div>
    </details>
  )
}

function Ending({ of }: { of: EntryPanelProps }) {
  const t = useTranslations('registers.entry')
  const mine = of.typed.why !== undefined
  const error = (name: string) => (mine ? of.errors[name] : undefined)
  const choices = [
    { value: 'over', label: t('over') },
    { value: 'mistake', label: t('mistake') },
  ]
  return (
    <details open={mine}>
      <summary className={buttonClass('danger', 'w-full list-none')}>{t('endTitle')}</summary>
      <div className="mt-2">
        <Deed of={of} command="end-entry">
          <Radios id="f-why" name="why" label={t('why')} choices={choices} value={of.typed.why ?? 'over'} />
          <TextInput
            id="f-end-to"
            name="to"
            type="date"
            size={14}
            label={t('last')}
            error={error('to')}
            value={of.typed.to}
          />
          <TextInput
            id="f-reason"
            name="reason"
            label={t('reason')}
            maxLength={500}
            error={error('reason')}
            value={of.typed.reason}
            required
            autoComplete="off"
          />
          <Button variant="danger">{t('end')}</Button>
        </Deed>
      </div>
    </details>
  )
}

function Unmask({ of }: { of: EntryPanelProps }) {
  const t = useTranslations('registers.entry')
  if (of.entry.revealed) {
    return (
      <p role="status" className="text-small text-amber">
        <Icon name="alert" className="mr-1" />
        {t('shown')}
      </p>
    )
  }
  if (!of.entry.masked || !of.entry.unmasks) return null
  const mine = of.typed.why === undefined && of.typed.action === undefined && of.typed.reason !== undefined
  return (
    <details open={mine}>
      <summary className="inline-block py-1 text-small text-brand underline underline-offset-4">{t('unmask')}</summary>
      <form method="post" action="/do/unmask-entry" className="mt-1 grid gap-2">
        <input type="hidden" name="_back" value={`/registers/${of.ledger}/${of.id}`} />
        <input type="hidden" name="id" value={of.id} />
        <TextInput
          id="f-unmask-reason"
          name="reason"
          label={t('unmaskReason')}
          maxLength={200}
          autoComplete="off"
          error={mine ? of.errors.reason : undefined}
        />
        <div>
          <Button variant="quiet">{t('show')}</Button>
        </div>
      </form>
    </details>
  )
}
