import 'server-only'
import { z } from 'zod'
import { dueDate, type Limit } from '@/lib/calendar/due-date'
import { attachFiles } from '@/lib/files/attach'
import { evaluateSpan } from '@/lib/forms/values'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { moverOf } from '../mover'
import { openCase } from '../open-case'
import { recordConsentsOf } from '../record-consents'
import { recordParty } from '../record-party'
import { submittedSubject } from './draft-subject'
import { type LoadedDraft, loadDraft } from './load-draft'
import { filesFor, firstFault, papersToGive, problemsOf } from './steps'

/**
 * Submits an application: checks everything once more, opens the case, takes the files along, remembers what was told
 * about the person, and removes the draft. The case takes the draft's id, so a draft becomes one case whatever is
 * repeated. Refuses with `invalid` and leads to the first page on which something is wrong.
 */
export const submitApplication = command({
  name: 'submit-application',
  permission: 'case.open',
  input: z.strictObject({ draft: z.uuid(), truth: z.enum(['1', 'on', 'yes']).optional() }),
  subject: ({ tx, input: given }) => submittedSubject(tx, given.draft),
  run: async ({ tx, actor, input, emit, audit }) => {
    await tx.$queryRaw`SELECT 1 FROM draft WHERE id = ${input.draft}::uuid FOR UPDATE`
    const draft = await loadDraft(tx, input.draft)
    if (!draft) return submittedBefore(tx, input.draft)
    const problems = problemsOf(draft, 'check')
    if (problems.length > 0) throw new Refusal('invalid', firstFault(draft) ?? 'invalid', problems)
    const mover = moverOf(actor)
    const { state } = draft.application
    const opened = await openCase(
      { tx, emit, mover },
      {
        id: draft.id,
        service: draft.service,
        version: draft.version,
        parties: state.parties,
        answers: draft.application.answers,
        materials: materialsOf(draft),
      },
    )
    for (const file of draft.files.filter((each) => each.state !== 'refused')) {
      await attachFiles(tx, { fileIds: [file.id], field: file.field, caseId: opened.id })
    }
    await recordParty(tx, { draft, opened, verifiedBy: null })
    const { form, answers } = draft.application
    await recordConsentsOf(tx, { state: opened, form, answers, version: draft.version, account: actor.account })
    await tx.draft.deleteMany({ where: { id: draft.id } })
    audit({ subject: opened.id, unitPath: opened.unitPath, detail: { service: draft.service, no: opened.no } })
    return { to: `/cases/${opened.id}?submitted=1`, data: { case: opened.id, no: opened.no } }
  },
})

async function submittedBefore(tx: Parameters<typeof loadDraft>[0], id: string) {
  const found = await tx.case.findUnique({ where: { id }, select: { id: true, no: true } })
  if (!found) throw new Refusal('not-found')
  return { to: `/cases/${found.id}?submitted=1`, data: { case: found.id, no: found.no } }
}

/** Each needed material once: given, shared by the office, made from the form, to be brought later, or not needed. */
export function materialsOf(draft: LoadedDraft) {
  const { application, data } = draft
  const toGive = new Set(papersToGive(draft).map((each) => each.key))
  return application.materials.map((each) => {
    const given = filesFor(draft, each.key)[0]
    const state = given ? 'given' : !toGive.has(each.key) ? 'shared' : 'missing'
    const later = state === 'missing' && each.gap && data.later.includes(each.key)
    const span = later ? evaluateSpan(each.gap as never, application.scope) : undefined
    const due =
      span && !('until' in span)
        ? dueDate({ calendar: draft.office.calendar, start: application.ctx.today, limit: span as Limit }).due
        : null
    return { key: each.key, no: 0, state, source: each.get, due_on: due }
  })
}
