import 'server-only'
import { z } from 'zod'
import { filesOf } from '@/lib/files/attach'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { locales, sourceLocale } from '@/lib/text/locale'
import { caseSubject } from './case-subject'
import { loadCase } from './load-case'
import { caseView } from './views/case-view'

const shownMinutes = 5

/** Whether this account gave a reason for seeing the numbers of this case in the last minutes. */
async function mayReveal(tx: Transaction, account: string | null, id: string): Promise<boolean> {
  const since = new Date(now().getTime() - shownMinutes * 60_000)
  const found = await tx.audit.findFirst({
    where: { command: 'unmask-case', outcome: 'done', subject: id, account, at: { gt: since } },
    select: { seq: true },
  })
  return found !== null
}

/** One case for staff: everything needed on one page, numbers masked until a reason was given (`unmask-case`). */
export const officeCase = query({
  name: 'office-case',
  permission: 'case.read',
  input: z.strictObject({ id: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => caseSubject(tx, input.id),
  run: async ({ tx, actor, input: { id, locale } }) => {
    const loaded = await loadCase(tx, id)
    if (!loaded) throw new Refusal('not-found')
    const reveal = await mayReveal(tx, actor.account, id)
    const [view, files, papers] = await Promise.all([
      caseView(loaded, { tx, actor, locale, reveal }),
      filesOf(tx, { caseId: id }),
      tx.paper.findMany({
        where: { caseId: id },
        select: { id: true, number: true, title: true, state: true, at: true },
        orderBy: { id: 'desc' },
      }),
    ])
    return { view, files, papers, revealed: reveal, account: actor.account }
  },
})

/** Shows the numbers of a case in full to this account for five minutes; the reason is kept in the audit. */
export const unmaskCase = command({
  name: 'unmask-case',
  permission: 'person.unmask',
  input: z.strictObject({ case: z.uuid(), reason: z.string().trim().min(4, 'reason-needed').max(200) }),
  subject: ({ tx, input }) => caseSubject(tx, input.case),
  run: async ({ input, audit }) => {
    audit({ subject: input.case, reason: input.reason })
    return { to: `/office/cases/${input.case}` }
  },
})
