import { canonicalJson } from './canonical-json'
import { noDocument } from './expression-words'
import { find, type Library } from './library'
import { type Layer, layers } from './merge'
import { type Problem, place, sentence } from './problem'
import type { Workflow } from './schema'

/** Parts that a workflow uses exist, and two of them do not give one name two meanings; an action's name occurs once. */
export function checkParts(books: Library, workflow: Workflow, problems: Problem[]): void {
  const document = `workflow/${workflow.key}`
  for (const [index, key] of (workflow.uses ?? []).entries()) {
    if (find(books, 'part', key)) continue
    problems.push({ document, path: place('uses', index), rule: 'part', say: noDocument('part', key) })
  }
  const found = layers(books, workflow)
  for (const layer of found) checkActions(layer, problems)
  const parts = found.filter((layer) => layer.body !== workflow)
  for (const clash of clashes(parts)) {
    if (declares(workflow, clash.name)) continue
    problems.push({ document, path: 'uses', rule: 'parts', say: twoMeanings(clash) })
  }
}

function checkActions({ document, body }: Layer, problems: Problem[]): void {
  const seen = new Set<string>()
  for (const [index, row] of body.actions.entries()) {
    if (seen.has(row.action)) {
      problems.push({ document, path: place('actions', index, 'action'), rule: 'duplicate', say: twice(row.action) })
    }
    seen.add(row.action)
  }
}

type Clash = { name: string; a: string; b: string }

function clashes(parts: readonly Layer[]): Clash[] {
  const first = new Map<string, { document: string; text: string }>()
  return parts.flatMap(({ document, body }) =>
    pieces(body).flatMap(([name, piece]): Clash[] => {
      const text = canonicalJson(piece)
      const earlier = first.get(name)
      if (!earlier) first.set(name, { document, text })
      return earlier && earlier.text !== text ? [{ name, a: earlier.document, b: document }] : []
    }),
  )
}

/** Everything that a layer names, except stages (they are merged word by word). */
function pieces(body: Workflow): [string, unknown][] {
  const named = (['with', 'cast', 'forms', 'clocks'] as const).flatMap((section) =>
    Object.entries(body[section] ?? {}).map(([name, piece]): [string, unknown] => [`${section}.${name}`, piece]),
  )
  return [...named, ...body.actions.map((row): [string, unknown] => [`actions.${row.action}`, row])]
}

function declares(workflow: Workflow, name: string): boolean {
  return pieces(workflow).some(([own]) => own === name)
}

function twice(action: string) {
  return sentence(`步骤名“${action}”出现了两次`, `the action "${action}" occurs twice`)
}
function twoMeanings({ name, a, b }: Clash) {
  return sentence(
    `${a} 和 ${b} 对 ${name} 的写法不同，请在流程中自行写明`,
    `${a} and ${b} differ about ${name}; declare it in the workflow itself`,
  )
}
