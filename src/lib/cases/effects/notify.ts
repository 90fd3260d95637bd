import 'server-only'
import { find } from '@/lib/catalogue/library'
import { notify as notifyPerson } from '@/lib/messaging/notify'
import { members } from '../rules/cast'
import { type CarryOut, keyOf } from './effect'
import { templateWords } from './template-words'

/** Leaves a message for the persons named (the applicant unless said), and has the worker tell them by phone. */
export const notify: CarryOut<'notify'> = async (effect, ground) => {
  const key = keyOf(effect.notify, ground.scope)
  const template = key ? find(ground.pinned.documents, 'template', key) : undefined
  if (!template) return
  const { compiled } = ground.pinned
  const found = (effect.to ?? ['applicant']).flatMap((name) => members(compiled, name, ground))
  const persons = new Set(found.flatMap(({ member }) => ('person' in member ? [member.person] : [])))
  const words = await templateWords(template, ground)
  for (const toPerson of persons) {
    const order = { template, caseId: ground.state.id, toPerson, locale: 'zh-Hans' as const, ...words }
    await notifyPerson({ tx: ground.tx, emit: ground.emit }, order)
  }
}
