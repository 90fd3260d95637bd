import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { myPerson } from './my-people'

/**
 * Shows one's own values whole, or those of a child one is guardian of, for five minutes in this account. They are hidden
 * until then because people share phones. Audited.
 */
export const showMyInformation = command({
  name: 'show-my-information',
  permission: 'rights.use',
  input: z.strictObject({ person: z.uuid('not-found') }),
  subject: async ({ tx, actor, input }) => {
    const person = await myPerson(tx, actor, input.person)
    return person && { parties: [person.id] }
  },
  run: async ({ actor, audit, input: { person } }) => {
    audit({ subject: person })
    const of = person === actor.resident ? '' : `&of=${person}`
    return { to: `/me/information?whole=1${of}#facts` }
  },
})
