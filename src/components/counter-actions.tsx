import { useLocale, useTranslations } from 'next-intl'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import type { CounterFormProps, CounterPageView } from './counter-form'
import { StaffFields } from './staff-fields'
import { staffLetters } from './staff-letters'
import type { StaffProblems } from './staff-problems'
import { staffSource } from './staff-source'
import { type ButtonVariant, buttonClass } from './ui/button-class'
import { Kbd } from './ui/kbd'

type DeskAction = CounterPageView['actions'][number]
const variants: Record<string, ButtonVariant> = { danger: 'danger' }
const rank = (action: DeskAction) => ({ primary: 0, quiet: 1, danger: 2 })[action.tone as 'quiet'] ?? 1

/**
 * What the desk does with the application in the same breath. The main action prints with Ctrl+Enter. An action that asks
 * something comes back with its form and with everything that was typed.
 */
export function CounterActions({ page, said, opens }: CounterFormProps) {
  const t = useTranslations('counter.form')
  const open = page.actions.find((each) => each.open)
  const sorted = [...page.actions].sort((a, b) => rank(a) - rank(b))
  const letters = staffLetters(sorted.map((each) => each.action))
  const main = open ?? sorted.find((each) => each.tone === 'primary')
  return (
    <div className="grid gap-3">
      {open?.open && <AskedCard action={open} errors={said.at} opens={opens} />}
      <div className="bottom-0 z-10 -mx-pad flex flex-wrap items-center gap-2 border-t border-line bg-card px-pad py-2.5 md:sticky">
        {main && <DeskButton action={main} label={open ? main.label : t('andPrint', { action: main.label })} main />}
        {sorted
          .filter((each) => each !== main)
          .map((each) => (
            <DeskButton key={each.action} action={each} label={each.label} letter={letters[each.action]} />
          ))}
        <button type="submit" className={buttonClass('plain')}>
          {t('onlyReceive')}
        </button>
      </div>
      <PromiseLine page={page} />
    </div>
  )
}

type DeskButtonProps = { action: DeskAction; label: string; letter?: string; main?: boolean }

function DeskButton({ action, label, letter, main }: DeskButtonProps) {
  const t = useTranslations('counter.form')
  return (
    <button
      type="submit"
      name="action"
      value={action.action}
      data-main={main || undefined}
      data-hotkey={letter}
      className={buttonClass(main ? 'primary' : (variants[action.tone] ?? 'quiet'))}
    >
      {label}
      {action.asks && !main && '…'}
      {main ? <Kbd>{t('send')}</Kbd> : letter && <Kbd>{letter}</Kbd>}
    </button>
  )
}

type AskedCardProps = { action: DeskAction; errors: StaffProblems['at']; opens: boolean }

function AskedCard({ action, errors, opens }: AskedCardProps) {
  const [t, locale] = [useTranslations('counter.form'), useLocale() as Locale]
  if (!action.open) return null
  const { form, scope, inputs, words } = action.open
  return (
    <section
      id={opens ? 'error-summary' : undefined}
      tabIndex={-1}
      aria-labelledby="part-asked"
      className="rounded-card border-2 border-brand bg-card p-pad"
    >
      <h2 id="part-asked" className="mb-2 text-h2">
        {t('fill', { action: action.label })}
      </h2>
      <StaffFields
        form={form}
        prefix="asked"
        scope={scope}
        inputs={inputs}
        errors={errors}
        source={staffSource({ words, locale })}
      />
    </section>
  )
}

function PromiseLine({ page }: { page: CounterPageView }) {
  const [t, locale] = [useTranslations('counter.form'), useLocale() as Locale]
  const { due, desk } = page.promise
  const parts = [due && t('promise', { date: sayDate(due, locale) }), desk && t('desk', { desk })]
  return <p className="text-small text-ink-soft">{parts.filter(Boolean).join(' · ')}</p>
}
