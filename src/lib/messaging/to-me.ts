import type { Actor } from '@/lib/kernel/actor'

/** Messages that are the actor's to read: to the account, or to a person it is or acts for. */
export function toMe(actor: Actor) {
  return { OR: [{ toAccount: actor.account ?? '' }, { toPerson: { in: [...actor.persons] } }] }
}
