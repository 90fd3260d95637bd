import 'server-only'
import { z } from 'zod'
import type { AnswerProblem } from '@/lib/forms/answers'
import { isKnown } from '@/lib/forms/conditions'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { formInputs } from '@/lib/forms/form-inputs'
import type { Form } from '@/lib/forms/schema'
import type { Scope } from '@/lib/forms/scope'
import { fieldText, type SummaryGroup, summarise } from '@/lib/forms/summary'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { type Locale, locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { draftSubject } from './drafts/draft-subject'
import { type LoadedDraft, loadDraft } from './drafts/load-draft'
import { changeable } from './drafts/save-draft'
import { papersToGive, problemsOf, stepsOf } from './drafts/steps'
import { type FormWords, formWords } from './form-words'
import { showContext } from './show-context'

/** One value that the office knows of the person, as the page about them shows it. */
export type KnownValue = {
  need: string
  label: string
  text: string
  source: string
  on: string
  stale: boolean
  changeable: boolean
}
export type StepFile = { id: string; name: string; state: 'pending' | 'safe' | 'refused'; problem: string | null }
export type DraftForm = {
  form: Form
  only?: number
  scope: Scope
  inputs: Record<string, string>
  errors: AnswerProblem[]
  warnings: AnswerProblem[]
  words: FormWords
  /** Received files by field. */
  files: Record<string, StepFile[]>
}
export type DraftPaper = {
  key: string
  name: string
  where: string
  sample: string
  copies: number | null
  optional: boolean
  mayFollow: boolean
  later: boolean
  missing: boolean
  photo: boolean
  files: StepFile[]
}
export type DraftCheck = {
  party: SummaryGroup
  answers: SummaryGroup[]
  papers: { key: string; name: string; state: 'given' | 'pending' | 'later' | 'office' | 'missing' }[]
  notEligible: string[]
  faults: { step: string; problem: AnswerProblem }[]
}

/** One page of an application. */
export type DraftPage = {
  id: string
  service: { key: string; name: string }
  applicant: string
  steps: { key: string; title: string }[]
  step: string
  savedAt: Date
  diesAt: Date
  known: KnownValue[]
  /** Known values that are being changed and may be left as they were. */
  changing: { need: string; label: string }[]
  form: DraftForm | null
  papers: DraftPaper[]
  paperProblems: AnswerProblem[]
  check: DraftCheck | null
}

/**
 * One page of my application, worked out from what was kept. What is wrong is shown for pages that were sent, and when
 * asked for. `not-found` for a draft of somebody else, one that is gone, and a page that it does not have.
 */
export const draftPage = query({
  name: 'draft-page',
  permission: 'draft.edit',
  input: z.strictObject({
    draft: z.uuid(),
    step: z.string().max(40).default('you'),
    locale: z.enum(locales),
    show: z.boolean().default(false),
  }),
  subject: ({ tx, input }) => draftSubject(tx, input.draft),
  run: async ({ tx, input: { draft: id, step, locale, show } }): Promise<DraftPage> => {
    const draft = await loadDraft(tx, id)
    if (!draft || !stepsOf(draft).includes(step)) throw new Refusal('not-found')
    const shown = show || draft.data.seen.includes(step)
    const { office, pinned } = draft
    const words = await showContext({ office, documents: pinned.documents, locale })
    return {
      id,
      service: { key: draft.service, name: say(pinned.compiled.service.name, locale) },
      applicant: String(draft.application.state.parties.find((each) => each.role === 'applicant')?.snapshot.name ?? ''),
      steps: stepsOf(draft).map((key) => ({ key, title: titleOf(draft, key, locale) })),
      step,
      savedAt: draft.savedAt,
      diesAt: draft.diesAt,
      known: step === 'you' ? knownValues(draft, words) : [],
      changing: step === 'you' ? changing(draft, words) : [],
      form: await formOf(draft, { step, shown, locale }),
      papers: step === 'papers' ? papers(draft, { shown, locale }) : [],
      paperProblems: step === 'papers' && shown ? problemsOf(draft, 'papers') : [],
      check: step === 'check' ? checkOf(draft, words, locale) : null,
    }
  },
})

/** Title of a page of questions; the other pages are named by their screens. */
function titleOf({ application }: LoadedDraft, key: string, locale: Locale): string {
  const title = key.startsWith('g') ? application.form[Number(key.slice(1))]?.title : undefined
  return title === undefined ? '' : say(title, locale)
}

function knownValues({ application, data }: LoadedDraft, words: ShowContext): KnownValue[] {
  return application.party.questions.flatMap(({ field, state, known }) => {
    if (!known || state === 'missing' || data.changed.includes(field.key)) return []
    const text = fieldText(field, known.value, words)
    const may = changeable.includes(field.key)
    return [
      {
        need: field.key,
        label: words.say(field.label),
        text,
        source: known.source,
        on: known.at,
        stale: state === 'stale',
        changeable: may,
      },
    ]
  })
}

function changing({ application, data }: LoadedDraft, words: ShowContext): DraftPage['changing'] {
  const open = application.party.questions.filter(
    ({ field, state }) => state !== 'missing' && data.changed.includes(field.key),
  )
  return open.map(({ field }) => ({ need: field.key, label: words.say(field.label) }))
}

type Wanted = { step: string; shown: boolean; locale: Locale }

async function formOf(draft: LoadedDraft, wanted: Wanted): Promise<DraftForm | null> {
  if (wanted.step === 'you') return partyForm(draft, wanted)
  if (!/^g\d+$/.test(wanted.step)) return null
  const { application } = draft
  const only = Number(wanted.step.slice(1))
  const group = application.form[only]
  if (!group) return null
  const keys = new Set(group.fields.map((field) => field.key))
  const ofGroup = ({ name }: AnswerProblem) => keys.has(name.split('.')[0] ?? '')
  return {
    form: application.form,
    only,
    scope: application.scope,
    inputs: application.inputs,
    errors: wanted.shown ? problemsOf(draft, wanted.step) : [],
    warnings: wanted.shown ? application.warnings.filter(ofGroup) : [],
    words: await formWords([group], { ...groundOf(draft), known: stillKnown(draft, group) }, wanted.locale),
    files: filesByField(draft, 'form'),
  }
}

async function partyForm(draft: LoadedDraft, { shown, locale }: Wanted): Promise<DraftForm | null> {
  const { application, data } = draft
  const { form } = application.party
  if (form.length === 0) return null
  return {
    form,
    scope: application.scope,
    inputs: { ...changingInputs(draft), ...data.party },
    errors: shown ? application.party.errors : [],
    warnings: [],
    words: await formWords(form, { ...groundOf(draft), known: {} }, locale),
    files: filesByField(draft, 'party'),
  }
}

/** A value that is being changed begins with what is known, unless it is a number that screens only show in part. */
function changingInputs({ application, data }: LoadedDraft): Record<string, string> {
  const open = application.party.questions.filter(
    ({ field, known }) => data.changed.includes(field.key) && isKnown(known?.value) && (field.level ?? 2) < 4,
  )
  const form: Form = open.length > 0 ? [{ fields: open.map(({ field }) => field) }] : []
  return formInputs(form, Object.fromEntries(open.map(({ field, known }) => [field.key, known?.value])))
}

/** Facts whose value still stands in the inputs of their question, so that the page may say where it comes from. */
function stillKnown({ application, known }: LoadedDraft, group: Form[number]): LoadedDraft['known'] {
  const same = group.fields.filter((field) => {
    const fact = field.of === undefined ? undefined : known[field.of]
    const inputs = fact ? Object.entries(formInputs([{ fields: [field] }], { [field.key]: fact.value })) : []
    return inputs.length > 0 && inputs.every(([name, text]) => application.inputs[name] === text)
  })
  return Object.fromEntries(same.flatMap(({ of }) => (of && known[of] ? [[of, known[of]]] : [])))
}

function groundOf({ office, pinned, application, known }: LoadedDraft) {
  const { state, scope, answers } = application
  return { office, pinned, state, scope, answers, known }
}

function filesByField({ files }: LoadedDraft, part: string): Record<string, StepFile[]> {
  const own = files.filter((file) => file.field.startsWith(`${part}:`))
  return Object.fromEntries(
    [...new Set(own.map((file) => file.field))].map((field) => [
      field.slice(part.length + 1),
      own.filter((file) => file.field === field).map(stepFile),
    ]),
  )
}

function stepFile({ id, name, state, problem }: LoadedDraft['files'][number]): StepFile {
  return { id, name, state: state as StepFile['state'], problem }
}

function papers(draft: LoadedDraft, { shown, locale }: { shown: boolean; locale: Locale }): DraftPaper[] {
  const missing = new Set(shown ? problemsOf(draft, 'papers').map((each) => each.name) : [])
  return papersToGive(draft).map((each) => ({
    key: each.key,
    name: say(each.name, locale),
    where: each.where === undefined ? '' : say(each.where, locale),
    sample: each.sample === undefined ? '' : say(each.sample, locale),
    copies: each.copies ?? null,
    optional: each.optional ?? false,
    mayFollow: each.gap !== undefined,
    later: draft.data.later.includes(each.key),
    missing: missing.has(`material.${each.key}`),
    photo: each.photo ?? false,
    files: draft.files.filter((file) => file.field === `material:${each.key}`).map(stepFile),
  }))
}

function checkOf(draft: LoadedDraft, words: ShowContext, locale: Locale): DraftCheck {
  const { application } = draft
  const steps = stepsOf(draft).filter((step) => step !== 'check')
  return {
    party: partySummary(draft, words),
    answers: summarise(application.form, application.answers, { scope: application.scope, ctx: words }),
    papers: application.materials.map((each) => ({
      key: each.key,
      name: say(each.name, locale),
      state: paperState(draft, each.key),
    })),
    notEligible: application.notEligible.map((each) => say(each.say, locale)),
    faults: steps.flatMap((step) => problemsOf(draft, step).map((problem) => ({ step, problem }))),
  }
}

function paperState(draft: LoadedDraft, key: string): DraftCheck['papers'][number]['state'] {
  const files = draft.files.filter((file) => file.field === `material:${key}` && file.state !== 'refused')
  if (files.length > 0) return files.some((file) => file.state === 'pending') ? 'pending' : 'given'
  if (!papersToGive(draft).some((each) => each.key === key)) return 'office'
  return draft.data.later.includes(key) ? 'later' : 'missing'
}

function partySummary({ application }: LoadedDraft, words: ShowContext): SummaryGroup {
  const snapshot = application.state.parties.find((each) => each.role === 'applicant')?.snapshot ?? {}
  const rows = application.party.questions.map(({ field, known }) => ({
    key: field.key,
    label: words.say(field.label),
    text: fieldText(field, snapshot[field.key], words),
    level: field.level ?? 2,
    ...(known && !(field.key in application.party.answers)
      ? { provenance: { source: known.source, at: known.at } }
      : {}),
  }))
  return { index: -1, title: '', rows }
}
