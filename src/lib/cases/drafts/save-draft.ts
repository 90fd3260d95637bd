import 'server-only'
import { z } from 'zod'
import { removeUploads } from '@/lib/files/remove-uploads'
import { flatten, indexesOf, nest, withoutMember } from '@/lib/forms/names'
import type { Field } from '@/lib/forms/schema'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { type DraftData, sealDraft } from './draft-data'
import { draftSubject } from './draft-subject'
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
  /** A known value that is not to be changed after all. */
  keep: z.string().max(40).optional(),
  /** Materials that are brought later (容缺). */
  later: z.unknown().optional(),
  go: z.enum(['next', 'back', 'stay', 'leave']).default('next'),
  /** A table that gets another row, or a row that is taken out (`form.members`, `form.members.1`). */
  _add: z.string().max(80).optional(),
  _remove: z.string().max(80).optional(),
})

type Given = z.infer<typeof input>

function merged(before: Record<string, string>, posted: unknown, fields: readonly Field[]): Record<string, string> {
  const nested = nest(posted ?? {})
  if (!nested.ok) throw new Refusal('invalid', 'too-many-fields')
  const keys = new Set<string>(fields.map((field) => field.key))
  const kept = Object.entries(before).filter(([name]) => !keys.has(name.split('.')[0] ?? ''))
  return { ...Object.fromEntries(kept), ...withoutSpareRows(flatten(nested.value), fields) }
}

// A table comes with a spare row; one that was left empty would come back as a row of its own.
function withoutSpareRows(inputs: Record<string, string>, fields: readonly Field[]): Record<string, string> {
  const tables = fields.filter((field) => field.type === 'rows').map((field) => field.key)
  const blank = tables
    .flatMap((key) => indexesOf(inputs, key).map((index) => `${key}.${index}`))
    .filter(isBlankIn(inputs))
  return blank.reverse().reduce(withoutMember, inputs)
}

function isBlankIn(inputs: Record<string, string>) {
  return (row: string) =>
    Object.entries(inputs).every(([name, text]) => !name.startsWith(`${row}.`) || text.trim() === '')
}

/** The row's name within its part of the draft: `form.members.1` is `members.1`. */
function within(part: 'form' | 'party', name: string | undefined): string {
  return name?.startsWith(`${part}.`) ? name.slice(part.length + 1) : ''
}

function fieldsOf(draft: LoadedDraft, step: string): { part: 'form' | 'party' | null; fields: readonly Field[] } {
  const { form, party } = draft.application
  if (step === 'you') return { part: 'party', fields: party.form.flatMap((group) => group.fields) }
  const group = /^g\d+$/.test(step) ? form[Number(step.slice(1))] : undefined
  return group ? { part: 'form', fields: group.fields } : { part: null, fields: [] }
}

function changedData(draft: LoadedDraft, given: Given): DraftData {
  const { data } = draft
  const { part, fields } = fieldsOf(draft, given.step)
  const sent = given.go === 'next' && !given._add && !given._remove && !given.change && !given.keep
  const inputs = part ? withoutMember(merged(data[part], given[part], fields), within(part, given._remove)) : {}
  return {
    form: part === 'form' ? inputs : data.form,
    party: part === 'party' ? inputs : data.party,
    changed: changedNeeds(data, given),
    seen: sent ? [...new Set([...data.seen, given.step])] : data.seen,
    saved: [...new Set([...data.saved, given.step])],
    later: given.step === 'papers' ? Object.keys((given.later as object | undefined) ?? {}) : data.later,
  }
}

/**
 * What a resident may correct on an application. Name, number, birth date and household register come from the registers:
 * others may only propose a correction there, so an application never carries another one.
 */
export const changeable: readonly string[] = ['phone', 'living', 'account', 'photo', 'education']

function changedNeeds({ changed }: DraftData, { change, keep }: Given): string[] {
  const wanted = change && changeable.includes(change) ? [...new Set([...changed, change])] : changed
  return wanted.filter((need) => need !== keep)
}

/**
 * Keeps what was typed on one page, right or wrong, and leads on: to the next page when nothing on this one is wrong, else
 * back to it with its errors (worked out anew from the draft). Never loses an input.
 */
export const saveDraft = command({
  name: 'save-draft',
  permission: 'draft.edit',
  input,
  subject: ({ tx, input: given }) => draftSubject(tx, given.draft),
  run: async ({ tx, input: given }) => {
    const draft = await loadDraft(tx, given.draft)
    if (!draft) throw new Refusal('not-found')
    const data = changedData(draft, given)
    await tx.draft.update({
      where: { id: draft.id },
      data: { answersEnc: sealDraft(draft.id, data), savedAt: now(), diesAt: draftEnd(), rowVersion: { increment: 1 } },
      select: { id: true },
    })
    return { to: await nextPage(tx, given, data), data: { savedAt: now().toISOString() } }
  },
})

async function nextPage(tx: Parameters<typeof loadDraft>[0], given: Given, data: DraftData): Promise<string> {
  const here = `/apply/${given.draft}/${given.step}`
  if (given._add) return `${here}#${spareRow(given._add, data)}`
  if (given._remove) return `${here}#${anchor(given._remove.replace(/\.\d+$/, ''))}`
  if (given.change) return `${here}#${anchor(`party.${given.change}`)}`
  if (given.keep) return `${here}#${given.keep}`
  if (given.go === 'leave') return '/me'
  if (given.go === 'stay') return `${here}#saved`
  const draft = await loadDraft(tx, given.draft)
  if (!draft) throw new Refusal('not-found')
  const steps = stepsOf(draft)
  if (given.go === 'back') return `/apply/${given.draft}/${stepBefore(steps, given.step)}`
  if (problemsOf(draft, given.step).length > 0) return `${here}#error-summary`
  return `/apply/${given.draft}/${stepAfter(steps, given.step)}`
}

/** Ids of inputs on the pages are made from their names. */
function anchor(name: string): string {
  return `f-${name.replaceAll('.', '-')}`
}

function spareRow(table: string, data: DraftData): string {
  const [part = '', ...rest] = table.split('.')
  const inputs = part === 'party' ? data.party : data.form
  return anchor(`${table}.${(indexesOf(inputs, rest.join('.')).at(-1) ?? -1) + 1}`)
}

/** Throws an application away. */
export const discardDraft = command({
  name: 'discard-draft',
  permission: 'draft.edit',
  input: z.strictObject({ draft: z.uuid() }),
  subject: ({ tx, input: given }) => draftSubject(tx, given.draft),
  run: async ({ tx, actor, input: given, emit, audit }) => {
    const { count } = await tx.draft.deleteMany({ where: { id: given.draft } })
    if (count === 0) throw new Refusal('not-found')
    await removeUploads({ tx, emit }, { draft: given.draft, owner: actor.account ?? '' })
    audit({ subject: given.draft })
    return { to: '/me' }
  },
})
