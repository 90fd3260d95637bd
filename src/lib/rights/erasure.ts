import 'server-only'
import { z } from 'zod'
import { casesOfPerson } from '@/lib/cases/cases-of-person'
import { discardDrafts } from '@/lib/cases/discard-drafts'
import { office as loadOffice } from '@/lib/catalogue/office'
import { removeObject, storageKey } from '@/lib/files/storage'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { type OutboxRow, record } from '@/lib/kernel/record'
import { transaction } from '@/lib/kernel/transaction'
import { myPerson } from '@/lib/registry/my-people'
import { answerBy } from '@/lib/registry/propose-correction'
import { forgetFacts, keptFor } from '@/lib/registry/stored-facts'
import { sourceLocale } from '@/lib/text/locale'
import { markGone } from './copies'

/**
 * Asks that what need not be kept be erased (个人信息保护法 art. 47). `sure` is the box that says one has read what goes.
 * The worker carries it out at once; one request at a time.
 */
export const requestErasure = command({
  name: 'request-erasure',
  permission: 'rights.use',
  input: z.strictObject({ person: z.uuid('not-found'), sure: z.literal('yes', { error: 'required' }) }),
  subject: async ({ tx, actor, input }) => {
    const mine = await myPerson(tx, actor, input.person)
    return mine && { parties: [mine.id] }
  },
  run: async ({ tx, actor, emit, audit, input: { person } }) => {
    const of = person === actor.resident ? '' : `&of=${person}`
    const to = `/me/data?done=erase${of}`
    const asked = await tx.erasure.findFirst({ where: { resident: person, state: 'asked' }, select: { id: true } })
    if (asked) return { to, data: { erasure: asked.id } }
    const id = newId()
    const dueOn = new Date(answerBy(await loadOffice(tx)))
    await tx.erasure.createMany({ data: [{ id, account: actor.account ?? '', resident: person, dueOn }] })
    emit('erase-data', { erasure: id })
    audit({ subject: person, detail: { erasure: id } })
    return { to, data: { erasure: id } }
  },
})

/**
 * Carries out an erasure: the person's data key is destroyed and what must be kept is sealed anew, unfinished applications
 * with their uploads and copies that were made go. All or nothing; done once, whatever is repeated.
 */
export async function carryOutErasure(id: string): Promise<void> {
  const copies = await transaction({ as: 'worker' }, async ({ tx, actor }) => {
    await tx.$queryRaw`SELECT 1 FROM erasure WHERE id = ${id}::uuid FOR UPDATE`
    const row = await tx.erasure.findUnique({ where: { id } })
    if (row?.state !== 'asked') return []
    const cases = new Set((await casesOfPerson(tx, row.resident, sourceLocale)).map((each) => each.id))
    const { erased, kept } = await forgetFacts(tx, row.resident, (fact) => keptFor(fact, cases) !== null)
    const outbox: OutboxRow[] = []
    const emit = (topic: string, payload: Record<string, string>) => outbox.push({ topic, payload })
    const drafts = await discardDrafts({ tx, emit }, { owner: row.account, subject: row.resident })
    const made = await tx.dataCopy.findMany({
      where: { resident: row.resident, state: { not: 'gone' } },
      select: { id: true },
    })
    await markGone(
      tx,
      made.map((copy) => copy.id),
    )
    await tx.erasure.updateMany({ where: { id }, data: { state: 'done', doneAt: now(), erased, kept } })
    const audit = [
      { command: 'erase-data', outcome: 'done', subject: row.resident, detail: { erasure: id, erased, kept, drafts } },
    ]
    await record(tx, actor, { audit, outbox })
    return made
  })
  for (const copy of copies) await removeObject(storageKey('copies', copy.id))
}
