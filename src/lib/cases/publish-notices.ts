import 'server-only'
import { find } from '@/lib/catalogue/library'
import { now } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { publish, withdrawPublications } from '@/lib/messaging/publish'
import type { EffectGround } from './effects/effect'
import { templateWords } from './effects/template-words'
import { unitPath } from './rules/cast'
import type { Plan } from './rules/state'

/**
 * Begins the public notices of the stages that were entered and takes down those of the stages that were left. A notice
 * shows only what its template lists, with masked values (older relief rules: head, persons, kind, sum).
 */
export async function publishNotices(plan: Plan, ground: EffectGround): Promise<void> {
  if (plan.leftStages.some((stage) => ground.pinned.compiled.stages[stage]?.notice)) {
    await withdrawPublications(ground.tx, ground.state.id)
  }
  for (const notice of plan.notices) {
    const template = find(ground.pinned.documents, 'template', notice.template)
    const unit = unitPath(notice.audience)
    if (!template || !unit) continue
    const clock = plan.after.clocks.findLast((each) => each.state === 'running' && each.key === notice.stage)
    const words = await templateWords(template, ground)
    await publish(ground.tx, {
      id: newId(),
      kind: template.key,
      unitPath: unit,
      template,
      zh: words,
      en: words.en,
      caseId: ground.state.id,
      from: now(),
      to: clock?.dueAt ? new Date(clock.dueAt) : null,
    })
  }
}
