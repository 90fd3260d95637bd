import { formFields } from './form-fields'
import { all } from './library'
import { sentence } from './problem'
import type { Who } from './schema'
import { partyNames } from './scope'
import { type Section, type Subject, whereWritten } from './subject'

const builtIn = ['applicant', 'agent', 'anyone']

type Use = { section: Section; name: string; rest: (string | number)[]; who: string }

/** Every name of a person or desk is declared in the cast, and what the cast says of it exists. */
export function checkCast(subject: Subject): void {
  const known = new Set([...builtIn, ...Object.keys(subject.merged.cast)])
  for (const use of uses(subject)) {
    if (known.has(use.who)) continue
    subject.report(whereWritten(subject, use, ...use.rest), 'cast', notCast(use.who, [...known]))
  }
  for (const [name, who] of Object.entries(subject.merged.cast)) checkWho(subject, name, who)
}

function checkWho(subject: Subject, name: string, who: Who): void {
  const piece = { section: 'cast', name } as const
  if (builtIn.includes(name)) subject.report(whereWritten(subject, piece), 'cast', builtInName(name))
  if ('role' in who && !roleKeys(subject).includes(who.role)) {
    subject.report(whereWritten(subject, piece, 'role'), 'role', noRole(who.role, roleKeys(subject)))
  }
  if ('party' in who && !partyNames(subject.merged, subject.service).includes(who.party) && subject.service) {
    subject.report(whereWritten(subject, piece, 'party'), 'party', noParty(who.party))
  }
  if ('actor' in who && !workNames(subject).includes(who.actor)) {
    subject.report(whereWritten(subject, piece, 'actor'), 'actor', noAction(who.actor))
  }
}

/** What somebody can have done: actions and groups of tasks. */
function workNames({ merged }: Subject): string[] {
  const tasks = Object.values(merged.stages).flatMap((stage) => Object.keys(stage.tasks ?? {}))
  return [...merged.actions.map((row) => row.action), ...tasks]
}

function uses(subject: Subject): Use[] {
  const { merged, shape } = subject
  const cast = Object.entries(merged.cast).flatMap(([name, who]) =>
    (who.except ?? []).map((one, i): Use => ({ section: 'cast', name, rest: ['except', i], who: one })),
  )
  const stages = Object.values(shape.stages).flatMap((stage): Use[] => {
    const at = { section: 'stages', name: stage.id } as const
    const tasks = Object.entries(stage.tasks ?? {}).map(([g, task]) => ({
      ...at,
      rest: ['tasks', g, 'to'],
      who: task.to,
    }))
    return [
      ...(stage.holder ? [{ ...at, rest: ['holder'], who: stage.holder }] : []),
      ...tasks,
      ...told(at, stage.do ?? []),
    ]
  })
  const rows = shape.rows.flatMap((row): Use[] => {
    const at = { section: 'actions', name: row.action } as const
    const by = (row.by ?? []).map((who, i) => ({ ...at, rest: ['by', i], who }))
    return [...by, ...(row.approve ? [{ ...at, rest: ['approve'], who: row.approve }] : []), ...told(at, row.do ?? [])]
  })
  return [...cast, ...stages, ...rows, ...signers(subject)]
}

/** Receivers of papers, messages and surveys. */
function told(at: { section: Section; name: string }, effects: readonly object[]): Use[] {
  return effects.flatMap((effect, e) => {
    const addressed = 'issue' in effect || 'notify' in effect || 'survey' in effect
    const to = addressed ? ((effect as { to?: string[] }).to ?? []) : []
    return to.map((who, i) => ({ ...at, rest: ['do', e, 'to', i], who }))
  })
}

function signers({ merged }: Subject): Use[] {
  return Object.entries(merged.forms).flatMap(([name, form]) =>
    formFields(form).flatMap(({ field, path }) =>
      (field.signers ?? []).map((who, i): Use => ({ section: 'forms', name, rest: [path, 'signers', i], who })),
    ),
  )
}

function roleKeys({ books }: Subject): string[] {
  return all(books, 'roles').flatMap((document) => document.roles.map((role) => role.key))
}

/** A name that the cast does not declare. */
export function notCast(who: string, known: readonly string[]) {
  return sentence(
    `“${who}”没有在 cast 中声明，已有 ${known.join(' ')}`,
    `"${who}" is not declared in the cast; known: ${known.join(' ')}`,
  )
}
function builtInName(name: string) {
  return sentence(`“${name}”是内置名称，不能另行声明`, `"${name}" is built in and cannot be declared`)
}

/** A role that roles.json does not have. */
export function noRole(role: string, known: readonly string[]) {
  return sentence(`没有角色“${role}”，已有 ${known.join(' ')}`, `there is no role "${role}"; known: ${known.join(' ')}`)
}
function noParty(party: string) {
  return sentence(
    `没有任何表单字段以 as 声明当事人“${party}”`,
    `no field of a form declares the party "${party}" with "as"`,
  )
}
function noAction(action: string) {
  return sentence(`没有步骤或任务“${action}”`, `there is no action or task "${action}"`)
}
