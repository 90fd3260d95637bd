import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { attachProof } from '@/lib/files/attach'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { readCorrections } from './correction-rows'
import { myPerson } from './my-people'
import { answerBy } from './propose-correction'

/** Hands in better proof for a correction, where the office asked for it; the office's time begins anew. */
export const proveCorrection = command({
  name: 'prove-correction',
  permission: 'rights.use',
  input: z.strictObject({ correction: z.uuid('not-found') }),
  subject: async ({ tx, actor, input }) => {
    const [row] = await readCorrections(tx, { id: input.correction })
    const mine = row && (await myPerson(tx, actor, row.resident))
    return mine ? { parties: [mine.id] } : null
  },
  run: async ({ tx, actor, audit, input: { correction: id } }) => {
    const [row] = await readCorrections(tx, { id })
    if (row?.state !== 'more-proof') throw new Refusal('conflict', 'correction-decided')
    const dueOn = answerBy(await loadOffice(tx))
    const where = { id, state: 'more-proof', rowVersion: row.rowVersion }
    const data = { state: 'open', dueOn: new Date(dueOn), rowVersion: row.rowVersion + 1 }
    if ((await tx.correction.updateMany({ where, data })).count !== 1) throw new Refusal('conflict')
    if ((await attachProof(tx, { correction: id })) === 0) throw invalid('proof', 'file-missing')
    audit({ subject: row.resident, unitPath: row.unitPath, detail: { correction: id, element: row.element, dueOn } })
    const of = row.resident === actor.resident ? '' : `&of=${row.resident}`
    return { to: `/me/information?done=proved${of}#${row.element}`, data: { correction: id, dueOn } }
  },
})
