import 'server-only'
import { z } from 'zod'
import { flatten, nest } from '@/lib/forms/names'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { type DraftData, sealDraft } from './draft-data'
import { type LoadedDraft, loadDraft } from './load-draft'
import { draftEnd } from './start-draft'
import { problemsOf, stepAfter, stepBefore, stepsOf } from './steps'

const input = z.strictObject({
  draft: z.uuid(),
  step: z.string().max(40),
  /** The posted inputs of the step, under their names. */
  form: z.unknown().optional(),
  party: z.unknown().optional(),
  /** A known value that is to be changed. */
  change: z.string().max(40).optional(),
  /** Materials that are brought later (容缺). */
  later: z.unknown().optional(),
  go: z.enum(['next', 'back', 'stay', 'leave']).default('next'),
  /** A row that is added to or taken out of a table. */
  _add: z.string().max(80).optional(),
  _remove: z.string().max(80).optional(),
})

function merged(before: Record<string, string>, posted: unknown, keys: readonly string[]): Record<string, string> {
  const nested = nest(posted ?? {})
  if (!nested.ok) throw new Refusal('invalid', 'too-many-fields')
  const kept = Object.entries(before).filter(([name]) => !keys.includes(name.split('.')[0] ?? ''))
  return { ...Object.fromEntries(kept), ...flatten(nested.value) }
}

function changedData(draft: LoadedDraft, given: z.infer<typeof input>): DraftData {
  const { data } = draft
  const group = /^g\d+$/.test(given.step) ? draft.application.form[Number(given.step.slice(1))] : undefined
  const formKeys = group?.fields.map((field) => field.key) ?? []
  const partyKeys = draft.application.party.form.flatMap((each) => each.fields.map((field) => field.key))
  const sent = given.go === 'next' && !given._add && !given._remove && !given.change
  return {
    form: group ? merged(data.form, given.form, formKeys) : data.form,
    party: given.step === 'you' ? merged(data.party, given.party, partyKeys) : data.party,
    changed: given.change ? [...new Set([...data.changed, given.change])] : data.changed,
    seen: sent ? [...new Set([...data.seen, given.step])] : data.seen,
    later: given.step === 'papers' ? Object.keys((given.later as object | undefined) ?? {}) : data.later,
  }
}

/**
 * Keeps what was typed on one page, right or wrong, and leads on: to the next page when nothing on this one is wrong, else
 * back to it with its errors (worked out anew from the draft). Never loses an input.
 */
export const saveDraft = command({
  name: 'save-draft',
  permission: 'draft.edit',
  input,
  run: async ({ tx, input: given }) => {
    const draft = await loadDraft(tx, given.draft)
    if (!draft) throw new Refusal('not-found')
    const data = changedData(draft, given)
    await tx.draft.update({
      where: { id: draft.id },
      data: { answersEnc: sealDraft(draft.id, data), savedAt: now(), diesAt: draftEnd(), rowVersion: { increment: 1 } },
      select: { id: true },
    })
    return { to: await nextPage(tx, given), data: { savedAt: now().toISOString() } }
  },
})

async function nextPage(tx: Parameters<typeof loadDraft>[0], given: z.infer<typeof input>): Promise<string> {
  const here = `/apply/${given.draft}/${given.step}`
  if (given._add) return `${here}?add=${encodeURIComponent(given._add)}#add`
  if (given._remove) return `${here}?remove=${encodeURIComponent(given._remove)}`
  if (given.change) return `${here}#${given.change}`
  if (given.go === 'leave') return '/me'
  if (given.go === 'stay') return here
  const draft = await loadDraft(tx, given.draft)
  if (!draft) throw new Refusal('not-found')
  const steps = stepsOf(draft)
  if (given.go === 'back') return `/apply/${given.draft}/${stepBefore(steps, given.step)}`
  return problemsOf(draft, given.step).length > 0 ? here : `/apply/${given.draft}/${stepAfter(steps, given.step)}`
}

/** Throws an application away. */
export const discardDraft = command({
  name: 'discard-draft',
  permission: 'draft.edit',
  input: z.strictObject({ draft: z.uuid() }),
  run: async ({ tx, input: given, audit }) => {
    const { count } = await tx.draft.deleteMany({ where: { id: given.draft } })
    if (count === 0) throw new Refusal('not-found')
    audit({ subject: given.draft })
    return { to: '/me' }
  },
})
