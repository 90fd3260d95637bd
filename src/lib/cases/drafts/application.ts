import 'server-only'
import type { Pinned } from '@/lib/catalogue/compiled-by-lock'
import type { Office } from '@/lib/catalogue/office'
import type { Material } from '@/lib/catalogue/schema'
import { type AnswerProblem, readAnswers } from '@/lib/forms/answers'
import { passes } from '@/lib/forms/conditions'
import { formInputs } from '@/lib/forms/form-inputs'
import type { Known, Question } from '@/lib/forms/planner'
import { partyElements, planQuestions } from '@/lib/forms/planner'
import type { Form } from '@/lib/forms/schema'
import { type Answers, type Scope, withAnswers } from '@/lib/forms/scope'
import { evaluate } from '@/lib/forms/values'
import { today } from '@/lib/kernel/clock'
import { ruleContext } from '../load-case'
import { noMover } from '../mover'
import { blankState } from '../open-case'
import { readContext } from '../read-context'
import { unitPath } from '../rules/cast'
import type { CaseState, PartyState, RuleContext } from '../rules/state'
import type { DraftData } from './draft-data'

export type ApplicationGround = {
  office: Office
  pinned: Pinned
  data: DraftData
  /** The person that it is for, as the register knows them, and who acts for them. */
  applicant: PartyState | null
  agent: PartyState | null
  known: Record<string, Known>
}

/** An application as far as it has got: what is known, what was answered, what is wrong, what is still to be brought. */
export type Application = {
  state: CaseState
  ctx: RuleContext
  scope: Scope
  form: Form
  party: {
    questions: Question[]
    form: Form
    inputs: Record<string, string>
    errors: AnswerProblem[]
    answers: Answers
  }
  answers: Answers
  errors: AnswerProblem[]
  warnings: AnswerProblem[]
  inputs: Record<string, string>
  materials: Material[]
  /** Sentences of conditions of the item that do not hold; unknown ones are not among them. */
  notEligible: NonNullable<Pinned['compiled']['service']['eligibility']>
}

/** Works out an application from its draft. Pure apart from the time; the same for web, counter and hand-over. */
export function application(ground: ApplicationGround): Application {
  const ctx = ruleContext({ office: ground.office, pinned: ground.pinned, mover: noMover })
  const { compiled } = ground.pinned
  const state = blankState({ service: compiled.key, parties: partiesOf(ground), answers: {}, materials: [] }, ctx)
  const party = partyPart(ground, state, ctx)
  for (const one of state.parties) if (one.role === 'applicant') Object.assign(one.snapshot, party.answers)
  const form = compiled.service.form
  const first = ctx.scope(state)
  const inputs = { ...prefilled(ground, form, first), ...ground.data.form }
  const read = readAnswers({ form, input: inputs, scope: first, ctx: readContext({ ...ground, state, scope: first }) })
  state.answers = read.answers
  state.unitPath = unitPath(evaluate(compiled.service.place, ctx.scope(state))) ?? ''
  const scope = ctx.scope(state)
  return {
    state,
    ctx,
    scope,
    form,
    party,
    answers: read.answers,
    errors: read.errors,
    warnings: read.warnings,
    inputs,
    materials: compiled.materials.filter((each) => each.if === undefined || passes(each.if, scope)),
    notEligible: (compiled.service.eligibility ?? []).filter((each) => passes({ not: each.if }, scope)),
  }
}

function partiesOf({ applicant, agent }: ApplicationGround): PartyState[] {
  return [applicant, agent].flatMap((party) => (party ? [structuredClone(party)] : []))
}

function partyPart(ground: ApplicationGround, state: CaseState, ctx: RuleContext): Application['party'] {
  const { office, pinned, data, known } = ground
  const needs = pinned.compiled.service.applicant.needs ?? []
  const { party: questions } = planQuestions({
    form: [],
    needs,
    known,
    today: today(),
    labelOf: (element) => office.elements.find((each) => each.element === element)?.label ?? element,
  })
  const asked = questions.filter(({ field, state: how }) => how === 'missing' || data.changed.includes(field.key))
  const form: Form = asked.length > 0 ? [{ fields: asked.map(({ field }) => field) }] : []
  const scope = withAnswers(ctx.scope(state), {})
  const read = readAnswers({ form, input: data.party, scope, ctx: readContext({ ...ground, state, scope }) })
  return { questions, form, inputs: data.party, errors: read.errors, answers: read.answers }
}

/**
 * Inputs for questions that are answered already: their data element is known, or their definition says with what to fill
 * them. Not on a page that was kept before: what was emptied there stays empty.
 */
function prefilled({ known, data }: ApplicationGround, form: Form, scope: Scope): Record<string, string> {
  const open = form.filter((_, index) => !data.saved.includes(`g${index}`))
  const answers = open
    .flatMap((group) => group.fields)
    .filter((field) => !Object.keys(data.form).some((name) => name.split('.')[0] === field.key))
    .flatMap((field) => {
      const found = field.of === undefined ? undefined : known[field.of]?.value
      const value = found ?? (field.prefill === undefined ? undefined : evaluate(field.prefill, scope))
      return value === undefined ? [] : [[field.key, value] as const]
    })
  return formInputs(form, Object.fromEntries(answers))
}

/** Element of a need: `phone` → `person.mobile`. */
export function elementOf(need: string): string | undefined {
  return need in partyElements ? partyElements[need as keyof typeof partyElements].element : undefined
}
