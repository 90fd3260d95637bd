import type { Stage } from './schema'

type Stages = Readonly<Record<string, Stage>>

const openPhases: readonly Stage['phase'][] = ['received', 'supplement', 'accepted', 'working']
const acceptedPhases: readonly Stage['phase'][] = ['accepted', 'working']

/** Whether work on a case of this stage is still going on. */
export function isOpen(stage: Stage): boolean {
  return openPhases.includes(stage.phase)
}

/** Names of the stages that `@open`, `@accepted` or a stage name stands for; an unknown name stands for none. */
export function stagesOf(stages: Stages, at: string): string[] {
  if (at === '@open') return named(stages, isOpen)
  if (at === '@accepted') return named(stages, (stage) => acceptedPhases.includes(stage.phase))
  return Object.hasOwn(stages, at) ? [at] : []
}

/** All that a list of such words stands for, each stage once. */
export function stagesIn(stages: Stages, at: readonly string[]): string[] {
  return [...new Set(at.flatMap((word) => stagesOf(stages, word)))]
}

/** Where a case begins: `received`, else the first received or accepted stage, else the first open one. */
export function initialStage(stages: Stages, order: readonly string[]): string | null {
  if (stages.received) return 'received'
  const start = order.find((id) => ['received', 'accepted'].includes(stages[id]?.phase ?? ''))
  return start ?? order.find((id) => isOpenId(stages, id)) ?? null
}

/** What `@first` stands for: the first accepted or working stage, leaving out interruptions. */
export function firstStage(stages: Stages, order: readonly string[]): string | null {
  const first = order.find((id) => {
    const stage = stages[id]
    return stage !== undefined && acceptedPhases.includes(stage.phase) && !stage.interrupt
  })
  return first ?? null
}

function isOpenId(stages: Stages, id: string): boolean {
  const stage = stages[id]
  return stage !== undefined && isOpen(stage)
}

function named(stages: Stages, test: (stage: Stage) => boolean): string[] {
  return Object.entries(stages).flatMap(([id, stage]) => (test(stage) ? [id] : []))
}
