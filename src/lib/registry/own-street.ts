import 'server-only'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { type Permission, subtreeOf } from '@/lib/kernel/policy'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitName } from './unit-names'

/** Root of what the actor's posts reach with this permission; `not-allowed` without one. */
export function homeOf(actor: Actor, permission: Permission): string {
  const [post] = actor.posts.filter((each) => each.grants.includes(permission))
  if (!post?.unit) throw new Refusal('not-allowed')
  return subtreeOf(post)
}

export type UnitChoice = { value: string; label: string }

/** The communities under a unit, or the unit itself when it is one: where something of the street may lie. */
export function communitiesUnder(office: Office, root: string, locale: Locale): UnitChoice[] {
  const found: UnitChoice[] = []
  const walk = (node: Office['units'][number], prefix: string): void => {
    const path = `${prefix}${node.key}/`
    if (node.kind === 'community' && path.startsWith(root)) found.push({ value: path, label: say(node.name, locale) })
    for (const child of node.units ?? []) walk(child, path)
  }
  for (const node of office.units) walk(node, '')
  return found
}

/** Refuses a unit that the office does not have: a record must lie somewhere. */
export async function assertUnit(tx: Transaction, path: string): Promise<void> {
  if (unitName(await loadOffice(tx), path, sourceLocale) === undefined) throw new Refusal('not-found')
}
