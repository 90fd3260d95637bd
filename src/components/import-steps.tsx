import { useTranslations } from 'next-intl'
import type { BatchLine } from '@/lib/registry/imports/import-views'
import { StepsProgress } from './ui/steps-progress'

const order = ['upload', 'map', 'check', 'apply', 'done'] as const

/** The step at which a file is. */
const stepOf: Record<BatchLine['state'], (typeof order)[number]> = {
  reading: 'upload',
  refused: 'upload',
  dropped: 'upload',
  mapping: 'map',
  checking: 'check',
  checked: 'check',
  applying: 'apply',
  applied: 'done',
  undoing: 'done',
  undone: 'done',
}

/** How far a file has come: uploaded, columns matched, checked, brought in, done. */
export function ImportSteps({ state }: { state?: BatchLine['state'] }) {
  const t = useTranslations('imports')
  const now = order.indexOf(state ? stepOf[state] : 'upload')
  const steps = order.map((step, at) => ({
    label: t(`step.${step}`),
    state: at < now ? ('done' as const) : at === now ? ('now' as const) : ('ahead' as const),
  }))
  return <StepsProgress label={t('steps')} steps={steps} />
}
