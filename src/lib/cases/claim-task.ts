import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { caseHref } from './act-on-case'
import { taskSubject } from './case-subject'

/** Takes an open task of one's desk into one's own hands, or gives it back; colleagues see who works on it. */
export const claimTask = command({
  name: 'claim-task',
  permission: 'task.act',
  input: z.strictObject({ task: z.uuid(), give: z.enum(['back']).optional() }),
  subject: ({ tx, input }) => taskSubject(tx, input.task),
  run: async ({ tx, actor, input, audit }) => {
    const units = actor.posts.flatMap((post) => post.unit ?? [])
    const roles = actor.posts.map((post) => post.role)
    const { count } = await tx.task.updateMany({
      where: {
        id: input.task,
        state: 'open',
        unitPath: { in: units },
        role: { in: roles },
        account: input.give ? actor.account : null,
      },
      data: { account: input.give ? null : actor.account },
    })
    if (count !== 1) throw new Refusal('conflict', 'task-taken')
    const task = await tx.task.findUniqueOrThrow({ where: { id: input.task }, select: { caseId: true } })
    audit({ subject: task.caseId, detail: { task: input.task, give: input.give ?? '' } })
    return { to: caseHref(actor.kind, task.caseId) }
  },
})
