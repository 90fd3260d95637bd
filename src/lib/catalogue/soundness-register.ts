import { checkExpression, expectType } from './expression-check'
import { noDocument } from './expression-words'
import { formFields } from './form-fields'
import { entryShape } from './form-shapes'
import { all, find, type Library } from './library'
import { caseShape, partyShape, unitShape } from './office-shapes'
import { place, sentence } from './problem'
import type { Register } from './schema'
import type { Scope } from './scope'
import { any, date } from './shape'
import { noRole } from './soundness-cast'
import { checkEffects } from './soundness-effects'
import { checkForm } from './soundness-forms'
import { checkUnit } from './soundness-unit'
import { inside, type Spot } from './spot'

/** What paths may begin with outside a case. */
export function officeScope(books: Library): Scope {
  return {
    applicant: partyShape(books),
    case: caseShape(books, []),
    unit: unitShape(books),
    today: date,
    entry: any,
  }
}

/** Folders below /registers that are pages of their own: a ledger of this name would have no page. */
export const pagesBesideLedgers: readonly string[] = [
  'corrections',
  'households',
  'imports',
  'organisations',
  'people',
  'places',
  'quality',
]

/** A ledger: its name, its fields, the fields and roles that its lists name, its balance, resource and moves. */
export function checkRegister(register: Register, spot: Spot): void {
  if (pagesBesideLedgers.includes(register.key)) spot.report('key', 'taken', taken(register.key))
  const own = { ...spot, scope: { ...spot.scope, entry: entryShape(spot.books, register.key), answers: any } }
  checkForm(register.fields, inside(own, 'fields'))
  checkUnit(register.scope, inside(own, 'scope'))
  checkFieldNames(register, spot)
  checkRoles(register, spot)
  if (register.fresh !== undefined) expectType(register.fresh, ['span'], inside(own, 'fresh'))
  for (const [index, move] of (register.moves ?? []).entries()) {
    const at = inside(own, 'moves', index)
    if (move.if !== undefined) checkExpression(move.if, inside(at, 'if'))
    checkEffects(move.do ?? [], {}, inside(at, 'do'))
    if (move.do?.length) at.report(inside(at, 'do').path, 'effect', noEffects)
    checkStates(register, move, at)
  }
}

function checkFieldNames(register: Register, spot: Spot): void {
  const fields = formFields(register.fields).map(({ field }) => field.key)
  const named = (['identity', 'list', 'search', 'open'] as const).flatMap((word) =>
    (register[word] ?? []).map((name, index) => ({ name, path: place(word, index) })),
  )
  const source = Object.keys(register.source ?? {}).map((name) => ({ name, path: place('source', name) }))
  const resource = register.resource
    ? (['capacity', 'open'] as const).map((word) => ({
        name: register.resource?.[word] ?? '',
        path: `resource.${word}`,
      }))
    : []
  const balance = (['account', 'amount'] as const).flatMap((word) => {
    const name = register.balance?.[word]
    return name === undefined ? [] : [{ name, path: `balance.${word}` }]
  })
  for (const { name, path } of [...named, ...source, ...resource, ...balance]) {
    if (!fields.includes(name)) spot.report(path, 'field', noField(name, fields))
  }
}

function checkRoles(register: Register, spot: Spot): void {
  const roles = all(spot.books, 'roles').flatMap((document) => document.roles.map((role) => role.key))
  for (const word of ['read', 'write'] as const) {
    for (const [index, role] of register[word].entries()) {
      if (!roles.includes(role)) spot.report(place(word, index), 'role', noRole(role, roles))
    }
  }
  const departments = all(spot.books, 'departments').flatMap((document) => document.departments.map(({ key }) => key))
  for (const [index, desk] of (register.desks ?? []).entries()) {
    if (!departments.includes(desk)) spot.report(place('desks', index), 'department', noDesk(desk))
  }
  for (const [m, move] of (register.moves ?? []).entries()) {
    for (const [index, who] of (move.by ?? []).entries()) {
      const role = who.replaceAll('_', '-')
      if (!roles.includes(role)) spot.report(place('moves', m, 'by', index), 'role', noRole(role, roles))
    }
    const form = move.ask?.replaceAll('_', '-')
    if (form && !find(spot.books, 'form', form)) spot.report(place('moves', m, 'ask'), 'form', noDocument('form', form))
  }
}

/** States that every office knows; others need a name in \`states\`. */
const usualStates = ['active', 'suspended', 'ended']

function checkStates(register: Register, move: NonNullable<Register['moves']>[number], spot: Spot): void {
  const targets = typeof move.to === 'string' ? [move.to] : move.to.map((branch) => branch.to)
  for (const state of [...move.from, ...targets]) {
    const named = usualStates.includes(state) || register.states?.[state] !== undefined
    if (!named || state === 'withdrawn') spot.report(spot.path, 'state', noState(state))
  }
}

function taken(key: string) {
  return sentence(
    `“${key}”是系统自带页面的名称，请换一个 key`,
    `"${key}" is the name of a page of the product; choose another key`,
  )
}
const noEffects = sentence(
  '台账的流转还不能执行动作，请改由办件完成',
  'moves of a ledger do not carry out effects yet; let a case do it',
)
function noState(state: string) {
  return sentence(`状态“${state}”没有名称，请写入 states`, `state "${state}" has no name; add it to states`)
}
function noDesk(desk: string) {
  return sentence(`departments.json 中没有部门“${desk}”`, `departments.json has no department "${desk}"`)
}
function noField(name: string, known: readonly string[]) {
  return sentence(
    `没有字段“${name}”，可用 ${known.join(' ')}`,
    `there is no field "${name}"; known: ${known.join(' ')}`,
  )
}
