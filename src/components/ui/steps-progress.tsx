import { useTranslations } from 'next-intl'
import { classList } from './class-list'
import { Icon } from './icon'

export type Step = { label: string; state: 'done' | 'now' | 'ahead'; href?: string }

const bars = { done: 'bg-brand', now: 'bg-brand', ahead: 'border border-line-strong bg-card' } as const

/** How far a form with several pages has come. On a phone the words of the other steps step back. */
export function StepsProgress({ steps, label }: { steps: Step[]; label: string }) {
  const t = useTranslations('ui')
  const now = steps.findIndex((step) => step.state === 'now') + 1
  return (
    <nav aria-label={label} className="mb-gap print:hidden">
      <p className="mb-2 text-small text-ink-soft">
        {t('stepOf', { now, all: steps.length })}
        <span className="ml-2 font-semibold text-ink sm:hidden">{steps[now - 1]?.label}</span>
      </p>
      <ol className="flex gap-1.5">
        {steps.map((step) => (
          <li key={step.label} className="min-w-0 flex-1" aria-current={step.state === 'now' ? 'step' : undefined}>
            <span
              className={classList(
                'block rounded-full print-exact',
                step.state === 'now' ? 'h-2' : 'my-px h-1.5',
                bars[step.state],
              )}
            />
            <span className="mt-1.5 block text-small max-sm:sr-only">
              <StepWord step={step} done={t('stepDone')} />
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepWord({ step, done }: { step: Step; done: string }) {
  if (step.state === 'now') return <b>{step.label}</b>
  if (step.state === 'ahead') return <span className="text-ink-faint">{step.label}</span>
  return (
    <>
      <Icon name="check" className="mr-0.5 text-green" />
      <span className="sr-only">{done} </span>
      {step.href ? <a href={step.href}>{step.label}</a> : step.label}
    </>
  )
}
