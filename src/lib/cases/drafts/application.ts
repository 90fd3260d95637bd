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
  const inputs = { ...prefilled(ground, form), ...ground.data.form }
  const first = ctx.scope(state)
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

/** Inputs for questions of the item whose data element the register knows and the person has not answered yet. */
function prefilled({ known }: ApplicationGround, form: Form): Record<string, string> {
  const answers = form
    .flatMap((group) => group.fields)
    .flatMap((field) => {
      const found = field.of && known[field.of]
      return found ? [[field.key, found.value] as const] : []
    })
  return formInputs(form, Object.fromEntries(answers))
}

/** Element of a need: `phone` → `person.mobile`. */
export function elementOf(need: string): string | undefined {
  return need in partyElements ? partyElements[need as keyof typeof partyElements].element : undefined
}
