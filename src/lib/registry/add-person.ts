import 'server-only'
import { z } from 'zod'
import { readName } from '@/lib/forms/fields/person'
import type { ActorPost } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { subtreeOf } from '@/lib/kernel/policy'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { orderPersonFetches } from './connectors/order-fetch'
import { recordFact } from './facts'
import { parseMobile } from './identifiers/mobile'
import { identifyPerson } from './identify-person'
import { numberProblem } from './number-problem'
import { findOrAddResident } from './residents'

const input = z.strictObject({
  idNumber: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'too-long'),
  name: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'too-long'),
  phone: z.string().trim().max(40, 'too-long').optional(),
  /** A community of the own street; the street itself when left out. */
  unit: z.string().max(200).optional(),
})

function personIn({ idNumber, name: typed, phone: raw }: z.infer<typeof input>) {
  const identity = identifyPerson(idNumber)
  if (!identity.ok) throw invalid('idNumber', numberProblem(identity.reason))
  const name = readName(typed)
  if (name.problems.length > 0) throw invalid('name', 'person-name')
  const phone = raw ? parseMobile(raw) : null
  if (phone?.ok === false) throw invalid('phone', 'mobile')
  return { identity, name: name.value, phone: phone?.value ?? null }
}

/**
 * Adds a person who stands at the counter, and ties them to the street. A number that is known elsewhere is added exactly
 * as if it were new: same answer, same page, nothing of what another street knows.
 */
export const addPerson = command({
  name: 'add-person',
  permission: 'person.find',
  input,
  subject: async ({ actor, input: { unit } }) => ({ unitPath: unit ?? homeOf(actor.posts) }),
  run: async ({ tx, actor, emit, audit, input: typed }) => {
    const { identity, name, phone } = personIn(typed)
    const unitPath = typed.unit ?? homeOf(actor.posts)
    const { kind: idKind, value: idNumber, birthDate: birth, sex } = identity
    const id = await findOrAddResident(tx, { idKind, idNumber, name, sex, birth, unitPath, tieKind: 'counter' })
    if (phone) {
      const told = { source: 'staff', verifiedBy: actor.account, unitPath }
      await recordFact(tx, { subject: id, element: 'person.mobile', value: phone, ...told })
    }
    await orderPersonFetches({ tx, emit }, { resident: id, unitPath, purpose: 'counter' })
    audit({ subject: id, unitPath })
    return { to: `/counter?person=${id}`, data: { id } }
  },
})

function homeOf(posts: readonly ActorPost[]): string {
  const [post] = posts.filter((each) => each.grants.includes('person.find'))
  if (!post?.unit) throw new Refusal('not-allowed')
  return subtreeOf(post)
}
