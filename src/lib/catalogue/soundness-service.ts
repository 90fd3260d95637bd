import { checkCondition, expectType } from './expression-check'
import { noDocument } from './expression-words'
import { formFields } from './form-fields'
import { find, type Library } from './library'
import { type Problem, place, sentence } from './problem'
import type { Service } from './schema'
import { notCast } from './soundness-cast'
import { checkForm } from './soundness-forms'
import { checkParameters } from './soundness-paths'
import { checkUnit } from './soundness-unit'
import { inside, knowing, type Spot } from './spot'
import { type Subject, scopeOf } from './subject'

/** What an item itself says: form, conditions, materials, desks, limits and the words that other documents declare. */
export function checkService(subject: Subject, service: Service, problems: Problem[]): void {
  const spot = knowing(
    serviceSpot(subject, service, problems),
    'with',
    checkParameters({ ...subject, report: () => undefined }),
  )
  checkForm(service.form, inside(spot, 'form'))
  checkSigners(subject, service, spot)
  checkDesks(service, spot)
  for (const [index, rule] of (service.eligibility ?? []).entries()) {
    checkCondition(rule.if, inside(spot, 'eligibility', index, 'if'))
  }
  checkMaterials(service, spot)
  checkLimits(service, spot)
}

function serviceSpot(subject: Subject, service: Service, problems: Problem[]): Spot {
  const document = `service/${service.key}`
  return {
    books: subject.books,
    scope: scopeOf(subject),
    path: '',
    report: (path, rule, say) => problems.push({ document, path, rule, say }),
  }
}

function checkSigners(subject: Subject, service: Service, spot: Spot): void {
  const known = ['applicant', 'agent', 'anyone', ...Object.keys(subject.merged.cast)]
  for (const { field, path } of formFields(service.form)) {
    for (const [index, who] of (field.signers ?? []).entries()) {
      if (!known.includes(who)) spot.report(place('form', path, 'signers', index), 'cast', notCast(who, known))
    }
  }
}

function checkDesks(service: Service, spot: Spot): void {
  for (const word of ['place', 'intake', 'lead', 'decide'] as const) {
    if (service[word] !== undefined) checkUnit(service[word], inside(spot, word))
  }
  for (const [index, co] of (service.co ?? []).entries()) checkUnit(co.unit, inside(spot, 'co', index, 'unit'))
}

function checkMaterials(service: Service, spot: Spot): void {
  const seen = new Set<string>()
  for (const [index, material] of (service.materials ?? []).entries()) {
    const at = inside(spot, 'materials', index)
    if (seen.has(material.key)) at.report(at.path, 'duplicate', twice(material.key))
    seen.add(material.key)
    if (material.if !== undefined) checkCondition(material.if, inside(at, 'if'))
    if (material.gap !== undefined) expectType(material.gap, ['span'], inside(at, 'gap'))
  }
}

/** Promised within legal; only limits of the same unit can be compared. */
function checkLimits({ limits }: Service, spot: Spot): void {
  if (!limits?.legal) return
  for (const unit of ['workingDays', 'days'] as const) {
    const promised = (limits.promised as Record<string, number>)[unit]
    const legal = (limits.legal as Record<string, number>)[unit]
    if (promised !== undefined && legal !== undefined && promised > legal) {
      spot.report('limits.promised', 'limits', tooLong(promised, legal))
    }
  }
}

/** Names that an item takes from other documents; checked even when its workflow is missing. */
export function checkServiceNames(books: Library, service: Service, problems: Problem[]): void {
  const document = `service/${service.key}`
  const report: Spot['report'] = (path, rule, say) => problems.push({ document, path, rule, say })
  if (!find(books, 'workflow', service.workflow))
    report('workflow', 'workflow', noDocument('workflow', service.workflow))
  const channels = find(books, 'channels', 'channels')?.channels.map((one) => one.key)
  for (const [index, key] of (service.channels ?? []).entries()) {
    if (!channels?.includes(key)) report(place('channels', index), 'channel', noChannel(key, channels ?? []))
  }
  checkConnectorNames(books, service, report)
  const coded = [
    ...(service.groups ?? []).map((code, index) => ({ list: 'groups', code, path: place('groups', index) })),
    { list: 'item_category', code: service.category, path: 'category' },
    { list: 'item_type', code: service.type, path: 'type' },
    { list: 'case_kind', code: service.caseKind, path: 'caseKind' },
  ]
  for (const { list, code, path } of coded) {
    const codes = find(books, 'codes', list)?.codes.map((one) => one.code)
    if (code !== undefined && codes && !codes.includes(code)) report(path, 'code', notIn(code, { list, codes }))
  }
}

/** Connectors that materials and co-departments name. */
function checkConnectorNames(books: Library, service: Service, report: Spot['report']): void {
  const known = find(books, 'connectors', 'connectors')?.connectors.map((one) => one.key) ?? []
  for (const word of ['materials', 'co'] as const) {
    for (const [index, { fetch }] of (service[word] ?? []).entries()) {
      if (fetch !== undefined && !known.includes(fetch))
        report(place(word, index, 'fetch'), 'connector', noConnector(fetch, known))
    }
  }
}

function twice(key: string) {
  return sentence(`材料“${key}”出现了两次`, `the material "${key}" occurs twice`)
}
function tooLong(promised: number, legal: number) {
  return sentence(
    `承诺时限 ${promised} 超过法定时限 ${legal}`,
    `the promised limit ${promised} is longer than the legal limit ${legal}`,
  )
}
function noChannel(key: string, known: readonly string[]) {
  return sentence(
    `没有渠道“${key}”，已有 ${known.join(' ')}`,
    `there is no channel "${key}"; known: ${known.join(' ')}`,
  )
}
function noConnector(key: string, known: readonly string[]) {
  return sentence(
    `没有数据源“${key}”，已有 ${known.join(' ')}`,
    `there is no connector "${key}"; known: ${known.join(' ')}`,
  )
}
function notIn(code: string, found: { list: string; codes: readonly string[] }) {
  const known = found.codes.join(' ')
  return sentence(
    `“${code}”不在代码表 ${found.list} 中：${known}`,
    `"${code}" is not in the code list ${found.list}: ${known}`,
  )
}
