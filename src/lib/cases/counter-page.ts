import 'server-only'
import { z } from 'zod'
import { dueDate, type Limit } from '@/lib/calendar/due-date'
import { compiledVersion, type Pinned } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import type { Material } from '@/lib/catalogue/schema'
import { searchServices } from '@/lib/catalogue/search'
import { filesOf } from '@/lib/files/attach'
import { test } from '@/lib/forms/conditions'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { evaluateSpan } from '@/lib/forms/values'
import type { Actor } from '@/lib/kernel/actor'
import { subtreeOf } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { personSubject } from '@/lib/registry/person-subject'
import { unitViews } from '@/lib/registry/unit-view'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { askedForm } from './asked-form'
import { type Application, application } from './drafts/application'
import { type DraftData, emptyDraft } from './drafts/draft-data'
import { people } from './drafts/load-draft'
import { formWords } from './form-words'
import { knownRows } from './known-rows'
import { actingOf } from './load-case'
import { availableActions } from './rules/actions'
import { showContext } from './show-context'

/** Items that a counter takes: all of them, or the best for what was typed, for the one box of the counter. */
export const counterServices = query({
  name: 'counter-services',
  permission: 'case.open-for-others',
  input: z.strictObject({ q: z.string().max(60).default(''), locale: z.enum(locales).default(sourceLocale) }),
  run: async ({ tx, input: { q, locale } }) => {
    const office = await loadOffice(tx)
    const found = q.trim() === '' ? office.publicServices : searchServices(q, office.publicServices, locale)
    return found
      .filter(({ service }) => (service.channels ?? ['counter']).includes('counter'))
      .map(({ key, service }) => ({
        key,
        code: service.code ?? '',
        name: say(service.name, locale),
        short: say(service.short ?? service.name, locale),
      }))
  },
})

const texts = z.record(z.string(), z.string())
const input = z.strictObject({
  resident: z.uuid(),
  service: z.string().max(80),
  /** Inputs of a refused post, so that what was typed is judged and shown again. */
  form: texts.default({}),
  party: texts.default({}),
  changed: z.array(z.string()).default([]),
  asked: texts.default({}),
  /** Action whose form is to be shown. */
  action: z.string().max(60).default(''),
  /** Under which photos and papers of this application are received before it is opened. */
  batch: z.uuid().optional(),
  locale: z.enum(locales).default(sourceLocale),
})

/**
 * One item for one person at the counter: what is known, what must be asked, which papers, what the desk may do at once
 * and until when the office promises to decide if it accepts today.
 */
export const counterPage = query({
  name: 'counter-page',
  permission: 'case.open-for-others',
  input,
  subject: ({ tx, input: given }) => personSubject(tx, given.resident),
  run: async ({ tx, actor, input: given }) => {
    const { locale } = given
    const ground = await groundOf(tx, given)
    const { office, pinned, known, applied, data } = ground
    const words = await showContext({ office, documents: pinned.documents, locale })
    const { state, scope, answers } = applied
    const here = { office, pinned, state, scope, answers }
    return {
      service: serviceWords(pinned, locale),
      applicant: String(state.parties[0]?.snapshot.name ?? ''),
      known: knownRows(applied, { data, words }),
      party: {
        form: applied.party.form,
        inputs: partyInputs(applied, data),
        words: await formWords(allParty(applied), here, locale),
      },
      form: {
        form: applied.form,
        inputs: applied.inputs,
        words: await formWords(applied.form, { ...here, known }, locale),
      },
      scope,
      eligibility: eligibility(pinned, applied, locale),
      materials: applied.materials.map((each) => materialWords(each, locale)),
      promise: promise(applied, { office, locale }),
      actions: await actions(ground, { desks: actingOf(actor), home: homeOf(actor), given }),
      files: given.batch ? (await filesOf(tx, { draft: given.batch })).map(shownFile) : [],
    }
  },
})

type Given = z.infer<typeof input>

async function groundOf(tx: Transaction, given: Given) {
  const office = await loadOffice(tx)
  const published = office.service(given.service)
  if (!published) throw new Refusal('not-found', 'no-service')
  const pinned = await compiledVersion(tx, published.version)
  const { applicant, known } = await people(tx, given.resident)
  if (!applicant) throw new Refusal('not-found')
  const data: DraftData = { ...emptyDraft, form: given.form, party: given.party, changed: given.changed }
  const applied = application({ office, pinned, data, applicant, agent: null, known })
  return { office, pinned, known, applied, data }
}

function serviceWords({ compiled }: Pinned, locale: Locale) {
  const { key, service } = { key: compiled.key, service: compiled.service }
  return {
    key,
    name: say(service.name, locale),
    short: say(service.short ?? service.name, locale),
    agent: service.applicant.agent ?? false,
  }
}

/** Every question about the person, so that a value that is corrected can be asked with its own list and texts. */
function allParty({ party }: Application) {
  return [{ fields: party.questions.map(({ field }) => field) }]
}

function partyInputs({ party }: Application, data: DraftData): Record<string, string> {
  return { ...party.inputs, ...data.party }
}

function eligibility({ compiled }: Pinned, { scope }: Application, locale: Locale) {
  return (compiled.service.eligibility ?? []).map((each) => ({
    say: say(each.say, locale),
    holds: test(each.if, scope),
  }))
}

export type CounterMaterial = ReturnType<typeof materialWords>

function materialWords(each: Material, locale: Locale) {
  return {
    key: each.key,
    name: say(each.name, locale),
    where: each.where === undefined ? '' : say(each.where, locale),
    /** Handed in or shown at the counter; the rest is checked by the office itself. */
    brought: ['orig', 'copy', 'elec'].includes(each.get),
    copies: each.copies ?? null,
    optional: each.optional ?? false,
    mayFollow: each.gap !== undefined,
  }
}

function promise({ ctx, scope }: Application, { office, locale }: { office: Office; locale: Locale }) {
  const limit = ctx.compiled.service.limits?.promised
  const span = limit && evaluateSpan(limit, scope)
  const item = scope.roots.item as { lead?: { unit?: string }; intake?: { unit?: string } }
  const view = unitViews(office).get(item.lead?.unit ?? item.intake?.unit ?? '')
  const due =
    span && !('until' in span) && !('hours' in span)
      ? dueDate({ calendar: office.calendar, start: ctx.today, limit: span as Limit }).due
      : null
  return { due, desk: view ? say(view.name, locale) : '' }
}

type Acting = { desks: ReturnType<typeof actingOf>; home: string; given: Given }

/** The street of the counter that asks. */
function homeOf({ posts }: Actor): string {
  const post = posts.find((each) => each.grants.includes('case.open-for-others'))
  return post ? subtreeOf(post) : ''
}

/** Where a case belongs may hang on an answer that is still asked: until then it is taken to belong to the own street. */
async function actions(ground: Awaited<ReturnType<typeof groundOf>>, { desks, home, given }: Acting) {
  const { office, pinned, applied } = ground
  const { compiled } = pinned
  const place = applied.state.unitPath || home
  const state = { ...applied.state, unitPath: place, stage: compiled.initial, phase: 'received' }
  const rows = availableActions(state, applied.ctx, desks).filter((row) => row.action !== 'withdraw')
  return Promise.all(
    rows.map(async (row) => {
      const form = row.ask ? (compiled.forms[row.ask] ?? []) : []
      const open = given.action === row.action && form.length > 0
      const typed = Object.keys(given.asked).length > 0 ? given.asked : undefined
      const asked = { name: row.action, form, typed, locale: given.locale }
      return {
        action: row.action,
        label: say(row.label ?? row.action, given.locale),
        tone: row.tone ?? 'quiet',
        asks: form.length > 0,
        open: open ? await askedForm(asked, { office, pinned, state, scope: applied.scope }) : null,
      }
    }),
  )
}

function shownFile({ id, field, name, state, problem }: Awaited<ReturnType<typeof filesOf>>[number]) {
  return { id, field, name, state, problem }
}

export type CounterKnown = ReturnType<typeof knownRows>[number]
export type CounterWords = ShowContext
