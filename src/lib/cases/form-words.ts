import 'server-only'
import type { Pinned } from '@/lib/catalogue/compiled-by-lock'
import { find } from '@/lib/catalogue/library'
import type { Office } from '@/lib/catalogue/office'
import { bothFillings, fillBlocks, renderPaper } from '@/lib/files/paper-content'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import type { Known } from '@/lib/forms/planner'
import type { Field, Form } from '@/lib/forms/schema'
import type { Answers, Scope } from '@/lib/forms/scope'
import { fieldText } from '@/lib/forms/summary'
import { divisionChoices } from '@/lib/registry/division-choices'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { templateWords } from './effects/template-words'
import { readContext } from './read-context'
import type { CaseState } from './rules/state'
import { showContext } from './show-context'

type Choice = { value: string; label: string }

/** What a form needs to know of the office to be drawn, as plain data in one language. */
export type FormWords = {
  codes: Record<string, Choice[]>
  /** Streets and communities that an address may lie in. */
  divisions: Choice[]
  /** Texts that consents agree to, by template: their paragraphs. */
  consents: Record<string, string[]>
  signers: Record<string, { name: string }[]>
  /** Where a value that is filled in comes from, by field: source word and date. */
  known: Record<string, { source: string; on: string }>
  computed: Record<string, string>
}

export type FormGround = {
  office: Office
  pinned: Pinned
  state: CaseState
  scope: Scope
  answers: Answers
  known?: Record<string, Known>
}

/** Gathers the words of one form. */
export async function formWords(form: Form, ground: FormGround, locale: Locale): Promise<FormWords> {
  const { office, pinned } = ground
  const fields = form.flatMap((group) => group.fields)
  const words = await showContext({ office, documents: pinned.documents, locale })
  const all = fields.flatMap((field) => [field, ...(field.columns ?? [])])
  return {
    codes: Object.fromEntries(
      unique(all.map((field) => field.codes)).map((list) => [list, choices(list, ground, words)]),
    ),
    divisions: all.some(({ type }) => type === 'address' || type === 'division') ? divisionChoices(office, locale) : [],
    consents: await consents(fields, ground, locale),
    signers: signers(fields, ground),
    known: knownWords(fields, ground),
    computed: computedWords(fields, ground, words),
  }
}

function unique(names: (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))]
}

function choices(list: string, ground: FormGround, words: ShowContext): Choice[] {
  const codes = readContext(ground).codes(list) ?? []
  return codes.map(({ code, label }) => ({ value: code, label: words.say(label) }))
}

async function consents(fields: Field[], ground: FormGround, locale: Locale): Promise<Record<string, string[]>> {
  const texts = unique(fields.map((field) => field.text)).map(async (key) => {
    const template = find(ground.pinned.documents, 'template', key)
    if (!template) return [key, []] as const
    const { en, ...zh } = await templateWords(template, ground)
    const blocks = fillBlocks(template, bothFillings(zh, en))
    const paper = renderPaper({ title: template.title, blocks }, (text) => say(text, locale))
    const said = paper.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
    return [key, [...said, paper.closing].filter(Boolean)] as const
  })
  return Object.fromEntries(await Promise.all(texts))
}

function signers(fields: Field[], ground: FormGround): FormWords['signers'] {
  const ctx = readContext(ground)
  const names = unique(fields.flatMap((field) => field.signers ?? []))
  return Object.fromEntries(names.map((name) => [name, [...(ctx.signers?.(name, ground.answers) ?? [])]]))
}

function knownWords(fields: Field[], { known = {} }: FormGround): FormWords['known'] {
  const found = fields.flatMap((field) => {
    const fact = field.of === undefined ? undefined : known[field.of]
    return fact ? [[field.key, { source: fact.source, on: fact.at }] as const] : []
  })
  return Object.fromEntries(found)
}

function computedWords(fields: Field[], { answers }: FormGround, words: ShowContext): Record<string, string> {
  const computed = fields.filter((field) => field.value !== undefined)
  return Object.fromEntries(computed.map((field) => [field.key, fieldText(field, answers[field.key], words)]))
}
