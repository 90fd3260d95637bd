import 'server-only'
import type { Material } from '@/lib/catalogue/schema'
import type { AnswerProblem } from '@/lib/forms/answers'
import { visibleGroups } from '@/lib/forms/visible'
import type { LoadedDraft } from './load-draft'

/** Pages of an application: about the person, each visible group of questions, papers to bring, checking. */
export function stepsOf(draft: LoadedDraft): string[] {
  const { form, scope } = draft.application
  const groups = visibleGroups(form, scope).map((index) => `g${index}`)
  return ['you', ...groups, ...(papersToGive(draft).length > 0 ? ['papers'] : []), 'check']
}

export function stepAfter(steps: readonly string[], step: string): string {
  return steps[steps.indexOf(step) + 1] ?? 'check'
}

export function stepBefore(steps: readonly string[], step: string): string {
  return steps[Math.max(0, steps.indexOf(step) - 1)] ?? 'you'
}

const brought: readonly Material['get'][] = ['orig', 'copy', 'elec']

/** Materials that the applicant has to give; what the office shares, fetches or makes from the form is not among them. */
export function papersToGive(draft: Pick<LoadedDraft, 'application'>): Material[] {
  return draft.application.materials.filter((each) => brought.includes(each.get))
}

/** Files given for a material that were not refused. */
export function filesFor(draft: Pick<LoadedDraft, 'files'>, key: string) {
  return draft.files.filter((file) => file.field === `material:${key}` && file.state !== 'refused')
}

function paperProblems(draft: LoadedDraft): AnswerProblem[] {
  const lacking = papersToGive(draft).filter(
    (each) =>
      !each.optional && filesFor(draft, each.key).length === 0 && !(each.gap && draft.data.later.includes(each.key)),
  )
  return lacking.map((each) => ({ name: `material.${each.key}`, code: 'required_file', params: {}, label: each.name }))
}

/** What is wrong on one page; for `check` everything that is wrong anywhere. */
export function problemsOf(draft: LoadedDraft, step: string): AnswerProblem[] {
  const { application } = draft
  if (step === 'you') return application.party.errors
  if (step === 'papers') return paperProblems(draft)
  if (step === 'check') return [...application.party.errors, ...application.errors, ...paperProblems(draft)]
  const keys = application.form[Number(step.slice(1))]?.fields.map((field) => field.key) ?? []
  return application.errors.filter((each) => keys.includes(each.name.split('.')[0] ?? ''))
}

/** The first page on which something is wrong, or null. */
export function firstFault(draft: LoadedDraft): string | null {
  return stepsOf(draft).find((step) => step !== 'check' && problemsOf(draft, step).length > 0) ?? null
}
