import 'server-only'
import { find } from '@/lib/catalogue/library'
import { issuePaper } from '@/lib/files/issue-paper'
import { type CarryOut, keyOf } from './effect'
import { templateWords } from './template-words'

/** Issues a paper of the case: its number now, its PDF by the worker. */
export const issue: CarryOut<'issue'> = async (effect, ground) => {
  const key = keyOf(effect.issue, ground.scope)
  const template = key ? find(ground.pinned.documents, 'template', key) : undefined
  if (!template) return
  const words = await templateWords(template, ground)
  const order = { template, version: ground.version, caseId: ground.state.id, unitPath: streetOf(ground), ...words }
  await issuePaper({ tx: ground.tx, emit: ground.emit }, order)
}

function streetOf({ state, scope }: Parameters<typeof issue>[1]): string {
  const street = (scope.roots.case as { street?: { unit?: string } }).street
  return street?.unit ?? state.unitPath
}
