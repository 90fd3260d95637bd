import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { Form } from '@/lib/forms/schema'
import type { Actor, ActorPost } from '@/lib/kernel/actor'
import { can, subtreeOf } from '@/lib/kernel/policy'
import { ledgerPosts } from '../ledgers/ledger-rights'
import { type ImportColumn, importColumns, unfillable } from './import-columns'
import { peopleForm, peopleWords } from './people-form'

/** What rows are imported into: a register, or the register of people (`register` null, key empty). */
export type Target = {
  key: string
  register: Register | null
  form: Form
  columns: ImportColumn[]
  /** The register that keeps which group a person belongs to, with its two fields of identity. */
  groups: Groups | null
}
export type Groups = { register: Register; person: string; group: string; codes: string }

/** The list of groups that registers of memberships name. */
const groupList = 'priority_group'

/** The target of this key as published today; null when there is none, or none that a file can fill. */
export function importTarget(office: Office, key: string): Target | null {
  const groups = groupsOf(office)
  if (key === '') {
    const form = peopleForm(groups)
    const columns = importColumns(form).map((column) => ({
      ...column,
      words: [...column.words, ...(peopleWords[column.key] ?? [])],
    }))
    return { key, register: null, form, columns, groups }
  }
  const register = office.register(key)
  if (!register || unfillable(register.fields).length > 0) return null
  return { key, register, form: register.fields, columns: importColumns(register.fields), groups: null }
}

/** The register whose identity is a person and a code of the list of groups. */
function groupsOf(office: Office): Groups | null {
  for (const document of office.documents) {
    if (document.kind !== 'register') continue
    const fields = document.fields.flatMap((group) => group.fields)
    const identity = (document.identity ?? []).flatMap((key) => fields.filter((field) => field.key === key))
    const person = identity.find(({ type }) => type === 'person')
    const group = identity.find(({ type, codes }) => type === 'choice' && codes === groupList)
    if (identity.length === 2 && person && group) {
      return { register: document, person: person.key, group: group.key, codes: groupList }
    }
  }
  return null
}

/** The post with which somebody imports into this target: it may run imports, and keeps the register or reaches its whole area. */
export function importingPost(actor: Actor, { register }: Pick<Target, 'register'>): ActorPost | null {
  const posts = register
    ? ledgerPosts(actor, register, 'write')
    : actor.posts.filter(({ reach }) => reach === 'subtree')
  return posts.find((post) => post.unit && post.grants.includes('import.run')) ?? null
}

/** Where a batch of this post is kept, and the area that its rows go into. */
export function importPlace(post: ActorPost): { unitPath: string; area: string } {
  const area = subtreeOf(post)
  return { unitPath: post.reach === 'unit' || post.reach === 'own' ? (post.unit ?? area) : area, area }
}

/** True when the actor may still bring rows into this target for this area. */
export function mayBring(actor: Actor, target: Target, batch: { unitPath: string; area: string }): boolean {
  const post = importingPost(actor, target)
  return (
    post !== null && importPlace(post).area === batch.area && can(actor, 'import.run', { unitPath: batch.unitPath })
  )
}

/** True when the memberships of people may be written too, not only the people. */
export function maySetGroups(actor: Actor, { groups }: Pick<Target, 'groups'>): boolean {
  return groups !== null && importingPost(actor, { register: groups.register }) !== null
}

/** Keys of everything that the actor may import into; the register of people is the empty key. */
export function importTargets(office: Office, actor: Actor): Target[] {
  const keys = office.documents.flatMap((each) => (each.kind === 'register' ? [each.key] : []))
  return ['', ...keys].flatMap((key) => {
    const target = importTarget(office, key)
    return target && importingPost(actor, target) ? [target] : []
  })
}
