import { documentName } from './documents'
import { noDocument } from './expression-words'
import { all, find, type Library, library } from './library'
import { type Problem, place, sentence } from './problem'
import type { Document, Workflow } from './schema'
import { checkCast } from './soundness-cast'
import { checkForm } from './soundness-forms'
import { checkGraph } from './soundness-graph'
import { checkList } from './soundness-lists'
import { checkParts } from './soundness-parts'
import { checkPaths } from './soundness-paths'
import { checkRegister, officeScope } from './soundness-register'
import { checkRows } from './soundness-rows'
import { checkIndicator, checkSchedule } from './soundness-schedule'
import { checkService, checkServiceNames } from './soundness-service'
import { checkStages } from './soundness-stages'
import { checkTemplate, checkTemplateValues } from './soundness-templates'
import type { Spot } from './spot'
import { type Subject, subjectOf } from './subject'

/**
 * Everything that is wrong with a set of documents, all at once and each once: what `model.md` calls soundness. A
 * workflow is checked with each item that uses it, and alone when none does. Not checked: whether amounts, laws and
 * wording are right, and words of permissions (`roles.grants`), which belong to the policy table.
 */
export function soundness(documents: readonly Document[]): Problem[] {
  const books = library(documents)
  const problems: Problem[] = []
  checkUniqueDocuments(documents, problems)
  for (const service of all(books, 'service')) checkServiceNames(books, service, problems)
  for (const workflow of all(books, 'workflow')) checkWorkflow(books, workflow, problems)
  for (const document of books.index.values()) checkDocument(books, document, problems)
  return once(problems)
}

function checkWorkflow(books: Library, workflow: Workflow, problems: Problem[]): void {
  checkParts(books, workflow, problems)
  const services = all(books, 'service').filter((service) => service.workflow === workflow.key)
  if (services.length === 0) checkSubject(subjectOf({ books, workflow, problems }))
  for (const service of services) {
    const subject = subjectOf({ books, workflow, service, problems })
    checkSubject(subject)
    checkService(subject, service, problems)
    checkTemplateValues(subject, service, problems)
  }
}

function checkSubject(subject: Subject): void {
  checkGraph(subject)
  checkRows(subject)
  checkStages(subject)
  checkCast(subject)
  checkPaths(subject)
}

function checkDocument(books: Library, document: Document, problems: Problem[]): void {
  const spot = documentSpot(books, document, problems)
  if (document.kind === 'register') checkRegister(document, spot)
  else if (document.kind === 'schedule') checkSchedule(document, spot)
  else if (document.kind === 'indicator') checkIndicator(document, spot)
  else if (document.kind === 'template') checkTemplate(document, problems)
  else if (document.kind === 'form') checkForm(document.form, { ...spot, path: 'form' })
  else if (document.kind === 'part') checkUses(books, document, problems)
  else checkList(document, spot)
}

function checkUses(books: Library, part: Workflow, problems: Problem[]): void {
  for (const [index, key] of (part.uses ?? []).entries()) {
    if (find(books, 'part', key)) continue
    problems.push({
      document: documentName(part),
      path: place('uses', index),
      rule: 'part',
      say: noDocument('part', key),
    })
  }
}

function documentSpot(books: Library, document: Document, problems: Problem[]): Spot {
  const name = documentName(document)
  return {
    books,
    scope: officeScope(books),
    path: '',
    report: (path, rule, say) => problems.push({ document: name, path, rule, say }),
  }
}

function checkUniqueDocuments(documents: readonly Document[], problems: Problem[]): void {
  const names = documents.map(documentName)
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  for (const name of repeated) problems.push({ document: name, path: 'key', rule: 'duplicate', say: twice(name) })
}

function once(problems: readonly Problem[]): Problem[] {
  const found = new Map(problems.map((problem) => [`${problem.document} ${problem.path} ${problem.rule}`, problem]))
  return [...found.values()].sort(
    (a, b) => a.document.localeCompare(b.document) || a.path.localeCompare(b.path, 'en', { numeric: true }),
  )
}

function twice(name: string) {
  return sentence(`有两份文件都是 ${name}`, `two files are ${name}`)
}
