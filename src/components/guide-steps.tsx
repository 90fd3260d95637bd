import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'

type Step = { title: string; who: string; time: string }

/** The way of an application: each step with who does it and how long it takes. */
export function GuideSteps({ steps }: { steps: Step[] }) {
  const t = useTranslations('guide')
  if (steps.length === 0) return null
  return (
    <Card id="steps" title={t('steps')}>
      <ol className="grid gap-4">
        {steps.map((step, at) => (
          <li key={step.title} className="flex gap-4 break-inside-avoid">
            <span
              aria-hidden="true"
              className="grid size-9 shrink-0 place-items-center rounded-full bg-brand-soft font-semibold text-brand-deep tabular-nums print-exact"
            >
              {at + 1}
            </span>
            <span>
              <b>{step.title}</b>
              <span className="block text-small text-ink-soft">
                {step.who} · {step.time}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
