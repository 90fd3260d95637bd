import 'server-only'
import { z } from 'zod'
import { noteInCase } from '@/lib/cases/note-in-case'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { consentById, recordWithdrawal } from '@/lib/registry/consents'
import { myPerson } from '@/lib/registry/my-people'

/**
 * Takes back a consent, as easily as it was given (个人信息保护法 art. 15). What was lawfully done before stands (art. 16),
 * and so does what the law itself asks of the office; those who handle the case see it in its history at once.
 */
export const withdrawConsent = command({
  name: 'withdraw-consent',
  permission: 'rights.use',
  input: z.strictObject({ consent: z.uuid('not-found') }),
  subject: async ({ tx, actor, input }) => {
    const row = await consentById(tx, input.consent)
    const mine = row && (await myPerson(tx, actor, row.resident))
    return mine ? { parties: [mine.id] } : null
  },
  run: async ({ tx, actor, audit, input: { consent: id } }) => {
    const row = await consentById(tx, id)
    if (!row) throw new Refusal('not-found')
    if (row.withdrawnAt) throw new Refusal('conflict', 'consent-withdrawn')
    await recordWithdrawal(tx, { consent: row, account: actor.account ?? '', channel: actor.channel })
    if (row.caseId) await noteInCase(tx, { caseId: row.caseId, verb: 'consent-withdrawn', actor })
    audit({ subject: row.resident, unitPath: row.unitPath, detail: { consent: id, case: row.caseId } })
    const of = row.resident === actor.resident ? '' : `&of=${row.resident}`
    return { to: `/me/consents?done=withdrawn${of}` }
  },
})
