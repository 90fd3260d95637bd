import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { can, type Permission } from '@/lib/kernel/policy'
import { Refusal } from '@/lib/kernel/refusal'
import { type StreetNode, streetsOf } from '../street-of'

type Asked = { office: Office; actor: Actor; permission: Permission; wanted?: string }

/**
 * The streets in which the actor holds a right, and the one a list is about: the wanted one, else the first. Refuses
 * `not-found` for a street that is not theirs: to them there is none.
 */
export function ownStreets({ office, actor, permission, wanted }: Asked): {
  streets: StreetNode[]
  street: StreetNode
} {
  const streets = streetsOf(office.units).filter(({ path }) => can(actor, permission, { unitPath: path }))
  const street = wanted === undefined ? streets[0] : streets.find(({ path }) => path === wanted)
  if (!street) throw new Refusal('not-found')
  return { streets, street }
}
