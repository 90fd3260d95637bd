import type { Text } from '@/lib/text/text'
import { checkCondition, checkExpression, expectType, rowOf } from './expression-check'
import { find } from './library'
import { checkPath } from './path-check'
import { type Problem, place, sentence } from './problem'
import { reached } from './reached'
import type { Service, Template } from './schema'
import { any } from './shape'
import { checkParameters } from './soundness-paths'
import { inside, knowing, type Spot } from './spot'
import { type Subject, scopeOf } from './subject'

/** Names that the office fills in by itself in every paper. */
const givenNames = ['no', 'year', 'date', 'street', 'city', 'district', 'unit']

/** Every `{name}` of a template is one of its values; a text message names nothing personal. */
export function checkTemplate(template: Template, problems: Problem[]): void {
  const report = reporter(template, problems)
  const known = [...Object.keys(template.values ?? {}), ...givenNames]
  for (const { path, text } of textsOf(template)) {
    const unknown = namesIn(text).filter((name) => !known.includes(name))
    for (const name of unknown) report(path, 'placeholder', noValue(name, known))
  }
  template.blocks.forEach((block, b) => {
    if (!('pairs' in block)) return
    block.pairs.forEach((pair, p) => {
      if (!known.includes(pair.value))
        report(place('blocks', b, 'pairs', p, 'value'), 'placeholder', noValue(pair.value, known))
    })
  })
  for (const name of namesIn(template.sms)) {
    if (personal(template.values?.[name])) report('sms', 'sms-personal', tellsTooMuch(name))
  }
}

/** Values of the templates that an item reaches resolve within that item. */
export function checkTemplateValues(subject: Subject, service: Service, problems: Problem[]): void {
  const keys = reached(service, subject.merged, subject.books).template ?? []
  const parameters = checkParameters({ ...subject, report: () => undefined })
  for (const key of keys) {
    const template = find(subject.books, 'template', key)
    if (!template) continue
    const report = reporter(template, problems)
    const spot: Spot = {
      books: subject.books,
      scope: { ...scopeOf(subject), with: parameters },
      path: '',
      mayBeAbsent: true,
      report: (path, rule, say) => report(path, rule, usedBy(say, service.key)),
    }
    for (const [name, value] of Object.entries(template.values ?? {}))
      checkExpression(value, inside(spot, 'values', name))
    template.blocks.forEach((block, index) => {
      checkBlock(block, inside(spot, 'blocks', index))
    })
  }
}

function checkBlock(block: Template['blocks'][number], spot: Spot): void {
  if (block.if !== undefined) checkCondition(block.if, inside(spot, 'if'))
  if (!('rows' in block)) return
  const row = rowOf(expectType(block.rows, ['list'], inside(spot, 'rows')))
  block.columns.forEach((column, index) => {
    checkPath(column.value, knowing(inside(spot, 'columns', index, 'value'), 'row', row ?? any))
  })
}

function reporter({ key }: Template, problems: Problem[]): Spot['report'] {
  return (path, rule, say) => problems.push({ document: `template/${key}`, path, rule, say })
}

type PlacedText = { path: string; text?: Text | string }

function textsOf(template: Template): PlacedText[] {
  const blocks = template.blocks.flatMap((block, index): PlacedText[] => {
    if ('heading' in block) return [{ path: place('blocks', index, 'heading'), text: block.heading }]
    return 'text' in block ? [{ path: place('blocks', index, 'text'), text: block.text }] : []
  })
  const head = [
    { path: 'title', text: template.title },
    { path: 'series.number', text: template.series?.number },
    { path: 'sms', text: template.sms },
  ]
  return [...head, ...blocks]
}

function namesIn(text: Text | undefined): string[] {
  if (text === undefined) return []
  const versions = typeof text === 'string' ? [text] : Object.values(text)
  const names = versions.flatMap((version) =>
    [...version.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map((match) => match[1] ?? ''),
  )
  return [...new Set(names)]
}

/** Data of a person that must not travel in a text message; the case number, units and dates may. */
function personal(value: unknown): boolean {
  return /"\$(applicant|agent|guardian|answers|asked|tasks)[."]/.test(JSON.stringify(value ?? null))
}

function noValue(name: string, known: readonly string[]) {
  return sentence(
    `{${name}} 没有在 values 中写明，可用 ${known.join(' ')}`,
    `{${name}} is not among the values; known: ${known.join(' ')}`,
  )
}
function tellsTooMuch(name: string) {
  return sentence(
    `短信中的 {${name}} 会泄露个人信息，短信只能写单位、编号和日期`,
    `{${name}} would put personal data into a text message`,
  )
}
function usedBy(say: Text, service: string): Text {
  if (typeof say === 'string') return say
  return sentence(`${say['zh-Hans']}（service/${service} 使用）`, `${say.en ?? ''} (used by service/${service})`)
}
