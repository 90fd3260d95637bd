import { effectKind, effectTarget } from './effect-target'
import { carriedOut, type Effect } from './effects'
import { checkCondition, checkExpression, expectType, rowOf } from './expression-check'
import { noDocument, noTemplate } from './expression-words'
import { formFields } from './form-fields'
import { entryShape } from './form-shapes'
import { find } from './library'
import { checkPath } from './path-check'
import { sentence } from './problem'
import type { Kind } from './schema'
import { checkUnit } from './soundness-unit'
import { inside, knowing, type Spot } from './spot'

type With = Readonly<Record<string, unknown>>

/** Effects of a row, stage or schedule. `parameters`: what `$with` stands for, so that named documents can be looked up. */
export function checkEffects(effects: readonly Effect[], parameters: With, spot: Spot): void {
  for (const [index, effect] of effects.entries()) checkEffect(effect, parameters, inside(spot, index))
}

function checkEffect(effect: Effect, parameters: With, outer: Spot): void {
  const spot = eachRow(effect, outer)
  if (effect.if !== undefined) checkCondition(effect.if, inside(spot, 'if'))
  if (!carriedOut.some((word) => word === effectKind(effect))) {
    spot.report(spot.path, 'effect', notCarriedOut(effectKind(effect)))
  }
  const target = checkTarget(effect, parameters, spot)
  checkWords(effect, target, spot)
}

function eachRow(effect: Effect, spot: Spot): Spot {
  if (effect.each === undefined) return spot
  return knowing(spot, 'row', rowOf(expectType(effect.each, ['list'], inside(spot, 'each'))))
}

/** The document that an effect names: it exists and can be used so. Returns its key once it is known. */
function checkTarget(effect: Effect, parameters: With, spot: Spot): string | null {
  const target = effectTarget(effect)
  if (!target) return null
  const at = inside(spot, effectKind(effect))
  if (!target.key.startsWith('$')) return checkNamed(effect, { ...target }, at)
  checkPath(target.key, at)
  const value = target.key.startsWith('$with.') ? parameters[target.key.slice('$with.'.length)] : undefined
  return typeof value === 'string' && !value.startsWith('$') ? checkNamed(effect, { ...target, key: value }, at) : null
}

function checkNamed(effect: Effect, target: { kind: Kind; key: string }, spot: Spot): string | null {
  const { kind, key } = target
  const document = spot.books.index.get(`${kind}/${key}`)
  if (!document) spot.report(spot.path, kind, noDocument(kind, key))
  if (document?.kind === 'template') {
    const use = 'issue' in effect ? 'paper' : 'notice'
    if (document.use !== use) spot.report(spot.path, 'template', noTemplate(key, use))
  }
  if ('post' in effect && document?.kind === 'register' && !document.balance) {
    spot.report(spot.path, 'register', noBalance(key))
  }
  return document ? key : null
}

function checkWords(effect: Effect, target: string | null, spot: Spot): void {
  if ('write' in effect) checkWrite(effect, target, spot)
  else if ('collect' in effect) checkCollect(effect, target, spot)
  else if ('open' in effect) checkOpen(effect, target, spot)
  else if ('fact' in effect) checkFact(effect, spot)
  else if ('post' in effect) checkPost(effect, spot)
  else if ('share' in effect) checkUnit(effect.share, inside(spot, 'share'))
  else if ('reserve' in effect) checkPath(effect.reserve, inside(spot, 'reserve'))
  else if ('release' in effect) checkPath(effect.release, inside(spot, 'release'))
}

function checkWrite(effect: Extract<Effect, { write: unknown }>, target: string | null, spot: Spot): void {
  if (effect.of !== undefined) expectType(effect.of, ['party', 'object', 'unit'], inside(spot, 'of'))
  const register = target === null ? undefined : find(spot.books, 'register', target)
  checkSet(effect.set, register && formFields(register.fields).map(({ field }) => field.key), spot)
}

function checkCollect(effect: Extract<Effect, { collect: unknown }>, target: string | null, outer: Spot): void {
  const spot = knowing(outer, 'entry', entryShape(outer.books, target ?? ''))
  if (effect.where !== undefined) checkCondition(effect.where, inside(spot, 'where'))
  const rows = expectType(`$answers.${effect.into}`, ['list'], inside(spot, 'into'))
  const columns = Object.keys(rowOf(rows).props?.() ?? {})
  checkSet(effect.set, columns.length > 0 ? columns : undefined, spot)
}

function checkOpen(effect: Extract<Effect, { open: unknown }>, target: string | null, spot: Spot): void {
  const service = target === null ? undefined : find(spot.books, 'service', target)
  checkSet(effect.set ?? {}, service && formFields(service.form).map(({ field }) => field.key), spot)
  if (effect.due !== undefined) expectType(effect.due, ['date', 'span'], inside(spot, 'due'))
}

function checkFact(effect: Extract<Effect, { fact: unknown }>, spot: Spot): void {
  const { fact } = effect
  const elements = find(spot.books, 'elements', 'elements')?.elements.map((one) => one.element) ?? []
  if (fact.startsWith('$')) checkPath(fact, inside(spot, 'fact'))
  else if (!elements.includes(fact)) spot.report(inside(spot, 'fact').path, 'element', noElement(fact))
  expectType(effect.of, ['party', 'object', 'unit'], inside(spot, 'of'))
  checkExpression(effect.value, inside(spot, 'value'))
}

function checkPost(effect: Extract<Effect, { post: unknown }>, spot: Spot): void {
  for (const word of ['from', 'to'] as const) {
    if (effect[word] !== undefined) checkExpression(effect[word], inside(spot, word))
  }
  expectType(effect.amount, ['number'], inside(spot, 'amount'))
}

/** `known`: names that may be set; `undefined` when the document is not known. */
function checkSet(set: Readonly<Record<string, unknown>>, known: readonly string[] | undefined, spot: Spot): void {
  for (const [name, value] of Object.entries(set)) {
    const at = inside(spot, 'set', name)
    if (known && !known.includes(name)) at.report(at.path, 'set', noField(name, known))
    checkExpression(value, at)
  }
}

function notCarriedOut(word: string) {
  return sentence(
    `本版本还不能执行“${word}”，可用 ${carriedOut.join(' ')}`,
    `this release does not carry out "${word}" yet; known: ${carriedOut.join(' ')}`,
  )
}
function noBalance(register: string) {
  return sentence(`register/${register} 没有 balance，不能记账`, `register/${register} has no balance to post to`)
}
function noElement(element: string) {
  return sentence(`elements.json 中没有数据元“${element}”`, `elements.json has no data element "${element}"`)
}
function noField(name: string, known: readonly string[]) {
  return sentence(
    `没有字段“${name}”，可用 ${known.join(' ')}`,
    `there is no field "${name}"; known: ${known.join(' ')}`,
  )
}
