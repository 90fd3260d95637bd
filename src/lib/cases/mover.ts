import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import type { Mover } from './rules/state'

/** Nobody: a clock, a join, another case. */
export const noMover: Mover = { account: null, by: '', channel: 'system' }

/** How a person is named on the timeline: staff by name and desk, residents by no name at all (their screens say 本人). */
export function moverOf(actor: Actor): Mover {
  if (actor.kind === 'worker') return noMover
  const desk = actor.posts.find((post) => post.unitName)?.unitName
  const by =
    actor.kind === 'person' ? '' : [desk ? say(desk as Text, 'zh-Hans') : '', actor.name].filter(Boolean).join(' ')
  return { account: actor.account, by, channel: actor.channel }
}
