import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/kernel/query'
import { type MyPerson, whosePages } from '@/lib/registry/my-people'
import { locales } from '@/lib/text/locale'
import { type CopyLine, copiesOf } from './copies'
import { type ErasurePlan, erasurePlan } from './erasure-plan'

export type MyErasure = {
  id: string
  at: string
  state: 'asked' | 'done'
  doneAt: string | null
  erased: number | null
  kept: number | null
}
export type MyData = {
  bound: boolean
  person: MyPerson | null
  people: MyPerson[]
  copies: CopyLine[]
  plan: ErasurePlan
  erasures: MyErasure[]
}

const empty: ErasurePlan = { facts: [], drafts: 0, kept: [] }

/** Copies that I asked for, and what would be erased now and what must stay, of me or a child I am guardian of. */
export const myData = query({
  name: 'my-data',
  permission: 'rights.use',
  input: z.strictObject({ locale: z.enum(locales), of: z.uuid().optional() }),
  run: async ({ tx, actor, input: { locale, of } }): Promise<MyData> => {
    const mine = await whosePages(tx, actor, of)
    if (!mine || !actor.account)
      return { bound: false, person: null, people: [], copies: [], plan: empty, erasures: [] }
    const { person, people } = mine
    const rows = await tx.erasure.findMany({ where: { resident: person.id }, orderBy: { id: 'desc' }, take: 10 })
    return {
      bound: true,
      person,
      people,
      // A copy is asked for by its person; a guardian's own are nothing of the child.
      copies: person.self ? await copiesOf(tx, actor.account) : [],
      plan: await erasurePlan(tx, { person: person.id, account: actor.account, locale }),
      erasures: rows.map(({ id, at, state, doneAt, erased, kept }) => ({
        ...{ id, at: at.toISOString(), state: state as MyErasure['state'] },
        ...{ doneAt: doneAt?.toISOString() ?? null, erased, kept },
      })),
    }
  },
})
