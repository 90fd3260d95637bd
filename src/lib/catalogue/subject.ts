import type { Text } from '@/lib/text/text'
import { type CompiledRow, structure } from './compile'
import type { Library } from './library'
import { type Merged, mergeService, mergeWorkflow } from './merge'
import { type Problem, place } from './problem'
import type { Service, Workflow } from './schema'
import { workflowScope } from './scope'
import type { Spot } from './spot'

export type Section = 'with' | 'cast' | 'forms' | 'stages' | 'clocks' | 'actions'

/** A merged workflow under examination, alone or with the item that uses it. Problems go to where a piece was written. */
export type Subject = {
  books: Library
  merged: Merged
  workflow: Workflow
  service?: Service
  shape: ReturnType<typeof structure>
  report: (at: { document: string; path: string }, rule: string, say: Text) => void
}

/** Prepares a workflow, with an item when one is given, and the list into which its problems are written. */
export function subjectOf(input: {
  books: Library
  workflow: Workflow
  service?: Service
  problems: Problem[]
}): Subject {
  const { books, workflow, service, problems } = input
  const merged = service ? mergeService(books, service, workflow) : mergeWorkflow(books, workflow)
  return {
    books,
    merged,
    workflow,
    service,
    shape: structure(merged),
    report: (at, rule, say) => problems.push({ ...at, rule, say }),
  }
}

/** Where a named piece was written, with more words behind it: `stages`, `notice`, `tasks.visit.to`. */
export function whereWritten(
  subject: Subject,
  piece: { section: Section; name: string },
  ...rest: (string | number)[]
) {
  const { section, name } = piece
  const fallback = { document: `workflow/${subject.workflow.key}`, path: place(section, name) }
  const origin = subject.merged.origins[`${section}.${name}`] ?? fallback
  return { document: origin.document, path: place(origin.path, ...rest) }
}

/** The spot of an expression in a named piece, with all that is known in this workflow. */
export function spotIn(
  subject: Subject,
  piece: { section: Section; name: string },
  ...rest: (string | number)[]
): Spot {
  const { document, path } = whereWritten(subject, piece, ...rest)
  return {
    books: subject.books,
    scope: scopeOf(subject),
    path,
    report: (at, rule, say) => subject.report({ document, path: at }, rule, say),
  }
}

const scopes = new WeakMap<Subject, ReturnType<typeof workflowScope>>()

/** What paths may begin with in this workflow, without `$with` (added by the check of parameters). */
export function scopeOf(subject: Subject): ReturnType<typeof workflowScope> {
  const known = scopes.get(subject) ?? workflowScope(subject)
  scopes.set(subject, known)
  return known
}

/** Where a row was written. */
export function rowPlace(subject: Subject, row: CompiledRow, ...rest: (string | number)[]) {
  return whereWritten(subject, { section: 'actions', name: row.action }, ...rest)
}

/** Where a stage was written. */
export function stagePlace(subject: Subject, stage: string, ...rest: (string | number)[]) {
  return whereWritten(subject, { section: 'stages', name: stage }, ...rest)
}
