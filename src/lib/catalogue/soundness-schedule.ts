import { checkCondition, checkExpression, expectType } from './expression-check'
import { noDocument } from './expression-words'
import { entryShape } from './form-shapes'
import { find, type OfKind } from './library'
import { sentence } from './problem'
import { any } from './shape'
import { checkEffects } from './soundness-effects'
import { inside, knowing, type Spot } from './spot'

/** What opens by itself: its occasion, its set and its effects. */
export function checkSchedule(schedule: OfKind<'schedule'>, outer: Spot): void {
  const spot = schedule.for && 'register' in schedule.for ? entrySpot(schedule.for, outer) : outer
  checkWhen(schedule.when, inside(spot, 'when'))
  if (schedule.for && 'residents' in schedule.for) checkCondition(schedule.for.residents, inside(spot, 'for.residents'))
  checkEffects(schedule.do, {}, inside(spot, 'do'))
}

function entrySpot({ register, where }: { register: string; where?: unknown }, outer: Spot): Spot {
  if (!find(outer.books, 'register', register)) {
    outer.report(inside(outer, 'for.register').path, 'register', noDocument('register', register))
  }
  const spot = knowing(outer, 'entry', entryShape(outer.books, register))
  if (where !== undefined) checkCondition(where, inside(spot, 'for.where'))
  return spot
}

function checkWhen(when: OfKind<'schedule'>['when'], spot: Spot): void {
  if ('every' in when) {
    expectType(when.every, ['span'], inside(spot, 'every'))
    if (when.after !== undefined) checkExpression(when.after, inside(spot, 'after'))
  }
  if ('reaches' in when) {
    expectType(when.reaches, ['date'], inside(spot, 'reaches'))
    if (when.before !== undefined) expectType(when.before, ['span'], inside(spot, 'before'))
  }
  if ('crosses' in when && !find(spot.books, 'indicator', when.crosses)) {
    spot.report(inside(spot, 'crosses').path, 'indicator', noDocument('indicator', when.crosses))
  }
}

const countable = ['cases', 'tasks', 'clocks', 'encounters', 'ratings', 'households', 'residents']

/** What is counted: over something that can be counted, against bounds that resolve. */
export function checkIndicator(indicator: OfKind<'indicator'>, spot: Spot): void {
  const at = inside(spot, 'figure')
  for (const [word, measure] of Object.entries(indicator.figure)) checkMeasures(measure, inside(at, word))
  for (const bound of ['most', 'least'] as const) {
    if (indicator[bound] !== undefined) expectType(indicator[bound], ['number'], inside(spot, bound))
  }
}

type Measure = { over: string; of?: unknown; where?: unknown }

function checkMeasures(measure: unknown, spot: Spot): void {
  if (Array.isArray(measure)) for (const [index, one] of measure.entries()) checkMeasures(one, inside(spot, index))
  else if (typeof measure === 'string') checkOther(measure, spot)
  else checkMeasure(measure as Measure, spot)
}

function checkOther(key: string, spot: Spot): void {
  if (!find(spot.books, 'indicator', key)) spot.report(spot.path, 'indicator', noDocument('indicator', key))
}

function checkMeasure({ over, of, where }: Measure, outer: Spot): void {
  const [kind = '', key = ''] = over.split(':')
  const register = kind === 'register' || kind === 'balance'
  if (register && !find(outer.books, 'register', key)) {
    outer.report(inside(outer, 'over').path, 'register', noDocument('register', key))
  }
  if (!register && !countable.includes(over)) outer.report(inside(outer, 'over').path, 'over', notCountable(over))
  const spot = register ? knowing(outer, 'entry', entryShape(outer.books, key)) : knowing(outer, 'row', any)
  if (of !== undefined) checkExpression(of, inside(spot, 'of'))
  if (where !== undefined) checkCondition(where, inside(spot, 'where'))
}

function notCountable(over: string) {
  const known = [...countable, 'register:…', 'balance:…'].join(' ')
  return sentence(`不能统计“${over}”，可用 ${known}`, `"${over}" cannot be counted; known: ${known}`)
}
