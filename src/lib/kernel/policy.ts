import type { Actor, ActorPost } from './actor'

/** Every permission of the product: one word each. Roles (data) grant them, commands and queries name them. */
export const permissions = [
  'account.manage',
  'agent.record',
  'audit.read',
  'case.act',
  'case.open',
  'case.open-for-others',
  'case.read',
  'connector.ask',
  'connector.read',
  'correction.decide',
  'definition.publish',
  'definition.read',
  'draft.edit',
  'file.upload',
  'household.read',
  'household.write',
  'import.run',
  'inbox.read',
  'message.read',
  'notice.read',
  'organisation.read',
  'organisation.write',
  'outbox.read',
  'overview.read',
  'paper.check',
  'paper.read',
  'person.amend',
  'person.bind',
  'person.find',
  'person.keep',
  'person.merge',
  'person.read',
  'person.unmask',
  'place.read',
  'place.write',
  'post.manage',
  'register.export',
  'register.read',
  'register.unmask',
  'register.write',
  'quality.decide',
  'quality.read',
  'rights.use',
  'service.read',
  'session.end',
  'session.start',
  'settings.display',
  'task.act',
  'work.sweep',
] as const
export type Permission = (typeof permissions)[number]

/** What anybody may do, signed in or not. */
const everybody: ReadonlySet<Permission> = new Set([
  'service.read',
  'notice.read',
  'paper.check',
  'settings.display',
  'session.start',
])
/** What every signed-in account may do to itself. */
const signedIn: ReadonlySet<Permission> = new Set(['session.end'])
const worker: ReadonlySet<Permission> = new Set(['work.sweep', 'case.act', 'definition.publish', 'service.read'])

/** What a right is asked about. Only what is given is compared; a thing without an owner is open to the permission alone. */
export type Subject = {
  /** Account that owns it. */
  account?: string | null
  /** Residents it concerns. */
  parties?: readonly string[]
  /** Unit it lies in. */
  unitPath?: string | null
  /** Desks it was given to. */
  sharedWith?: readonly string[]
  level?: number
}

function under(path: string, root: string): boolean {
  return path.startsWith(root)
}

function reaches(post: ActorPost, subject: Subject): boolean {
  if ((subject.level ?? 1) > post.level) return false
  if (subject.unitPath === undefined && subject.sharedWith === undefined) return true
  if (post.reach === 'all') return true
  if (post.unit && (subject.unitPath === post.unit || subject.sharedWith?.includes(post.unit))) return true
  if (post.reach !== 'subtree' || !post.unit || !subject.unitPath) return false
  return under(subject.unitPath, subtreeOf(post))
}

/** Root of a subtree post: the unit that its department hangs on, or the unit itself when the post is at one. */
export function subtreeOf(post: ActorPost): string {
  return post.parent && post.home !== 'area' ? post.parent : (post.unit ?? '')
}

function concerns(actor: Actor, subject: Subject): boolean {
  if (subject.account !== undefined && subject.account === actor.account) return true
  if (subject.parties?.some((person) => actor.persons.includes(person))) return true
  return subject.account === undefined && subject.parties === undefined && subject.unitPath === undefined
}

/**
 * Whether the actor may do this to that. Without a subject it says whether the actor may do it to anything at all.
 * Pure; row-level security asks the same question a second time in the database.
 */
export function can(actor: Actor, permission: Permission, subject?: Subject): boolean {
  if (everybody.has(permission)) return true
  if (actor.kind === 'worker') return worker.has(permission)
  if (!actor.account) return false
  if (signedIn.has(permission)) return subject?.account === undefined || subject.account === actor.account
  const posts = actor.posts.filter((post) => post.grants.includes(permission))
  if (posts.length === 0) return false
  if (!subject) return true
  if (actor.kind === 'person') return concerns(actor, subject)
  if (subject.account !== undefined && subject.unitPath === undefined && subject.sharedWith === undefined) {
    return subject.account === actor.account
  }
  return posts.some((post) => reaches(post, subject))
}
