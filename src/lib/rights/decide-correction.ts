import 'server-only'
import { z } from 'zod'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { command, type Run } from '@/lib/kernel/command'
import { invalid } from '@/lib/kernel/refusal'
import { notify } from '@/lib/messaging/notify'
import type { CorrectionRow } from '@/lib/registry/correction-rows'
import { correctionSubject } from '@/lib/registry/correction-subject'
import { settleCorrection } from '@/lib/registry/settle-correction'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'

const leastReason = 4

/**
 * Answers a request to correct a record: keep it, accept what the person says, or ask for better proof; each with a reason
 * that the person reads. The record, the audit row and the message are one transaction.
 */
export const decideCorrection = command({
  name: 'decide-correction',
  permission: 'correction.decide',
  input: z.strictObject({
    correction: z.uuid('not-found'),
    version: z.coerce.number().int(),
    decision: z.enum(['keep', 'accept', 'more-proof'], { error: 'choice' }),
    reason: z.string({ error: 'required' }).trim().max(300, 'too-long'),
  }),
  subject: ({ tx, input }) => correctionSubject(tx, input.correction),
  run: async ({ tx, actor, emit, audit, input: { correction: id, version, decision, reason } }) => {
    if ([...reason].length < leastReason) throw invalid('reason', 'reason-short')
    const row = await settleCorrection(tx, { id, version, decision, reason, by: actor.account ?? '' })
    await tell({ tx, emit }, row, await loadOffice(tx))
    const detail = { correction: id, decision, elements: [row.element] }
    audit({ subject: row.resident, unitPath: row.unitPath, detail })
    return { to: '/registers/corrections?done=1', data: { state: row.state } }
  },
})

async function tell(run: Pick<Run<unknown>, 'tx' | 'emit'>, row: CorrectionRow, office: Office): Promise<void> {
  const template = office.template('correction-decided')
  if (!template) return
  const label = (office.elements.find((each) => each.element === row.element)?.label ?? row.element) as Text
  const answer = office.codes('correction_answer')?.codes.find(({ code }) => code === row.state)?.label ?? row.state
  const values = (locale: 'zh-Hans' | 'en') => ({
    what: say(label, locale),
    answer: say(answer as Text, locale),
    reason: row.reason ?? '',
  })
  const filled = { values: values('zh-Hans'), en: { values: values('en') } }
  await notify(run, { template, caseId: null, toPerson: row.resident, locale: 'zh-Hans', ...filled })
}
