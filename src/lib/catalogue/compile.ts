import type { Cond, Value } from '@/lib/forms/expressions'
import type { Form } from '@/lib/forms/schema'
import { find, library } from './library'
import { type Merged, mergeService } from './merge'
import { type Reached, reached } from './reached'
import type { Clock, Document, Material, Row, Service, Stage, Who } from './schema'
import { firstStage, initialStage, stagesIn } from './stage-groups'

/** `pausedIn`: stages that pause this clock. `stages`: where it runs, with `@open` and `@accepted` resolved. */
export type CompiledClock = Clock & { id: string; stages: string[]; pausedIn: string[] }
/** `stages`: `from` with `@open` and `@accepted` resolved. `@first @same @back` of `to` stay words. */
export type CompiledRow = Row & { stages: string[] }
export type CompiledStage = Stage & { id: string }

/**
 * One item ready for the case engine: plain data that survives JSON. `version` and `lock` are set for a publication.
 * `order` is the order of stages (objects of a database do not keep one).
 */
export type Compiled = {
  service: Service
  key: string
  version?: string
  lock?: string
  workflow: string
  order: string[]
  stages: Record<string, CompiledStage>
  /** What `@first` stands for. */
  first: string | null
  /** Where a case begins. */
  initial: string
  /** Stages that no row leaves. */
  ends: string[]
  /** Stages that suspend tasks and clocks of the stage they came from. */
  interrupts: string[]
  open: string[]
  accepted: string[]
  cast: Record<string, Who>
  forms: Record<string, Form>
  clocks: Record<string, CompiledClock>
  rows: CompiledRow[]
  /** Actions that may be taken or may happen in each stage, in the order of `rows`. */
  rowsByStage: Record<string, string[]>
  with: Record<string, Value | Cond>
  materials: Material[]
  /** Keys of the documents that the item reaches, by kind. */
  needs: Reached
}

/**
 * Joins an item with its workflow, parts and parameters. The documents are taken to be sound: a place that soundness
 * would refuse (unknown stage or clock) is passed over. Throws only when the workflow itself is not among them.
 */
export function compileService(input: { service: Service; documents: readonly Document[] }): Compiled {
  const { service } = input
  const books = library(input.documents)
  const workflow = find(books, 'workflow', service.workflow)
  if (!workflow) throw new Error(`service/${service.key}: workflow/${service.workflow} is not among the documents`)
  const merged = mergeService(books, service, workflow)
  return {
    service,
    key: service.key,
    workflow: workflow.key,
    ...structure(merged),
    cast: merged.cast,
    forms: merged.forms,
    with: merged.with,
    materials: service.materials ?? [],
    needs: reached(service, merged, books),
  }
}

type Structure = Pick<
  Compiled,
  | 'order'
  | 'stages'
  | 'first'
  | 'initial'
  | 'ends'
  | 'interrupts'
  | 'open'
  | 'accepted'
  | 'clocks'
  | 'rows'
  | 'rowsByStage'
>

/** Stages, rows and clocks of a merged workflow with everything that can be derived from them. */
export function structure(merged: Merged): Structure {
  const { order, stages } = merged
  const rows = merged.actions.map((row) => ({ ...row, stages: stagesIn(stages, row.from) }))
  const left = new Set(rows.flatMap((row) => row.stages))
  return {
    order,
    stages: Object.fromEntries(order.map((id) => [id, { ...(stages[id] as Stage), id }])),
    first: firstStage(stages, order),
    initial: initialStage(stages, order) ?? order[0] ?? '',
    ends: order.filter((id) => !left.has(id)),
    interrupts: order.filter((id) => stages[id]?.interrupt === true),
    open: stagesIn(stages, ['@open']),
    accepted: stagesIn(stages, ['@accepted']),
    clocks: compiledClocks(merged),
    rows,
    rowsByStage: Object.fromEntries(order.map((id) => [id, actionsFrom(rows, id)])),
  }
}

function actionsFrom(rows: readonly CompiledRow[], stage: string): string[] {
  return rows.filter((row) => row.stages.includes(stage)).map((row) => row.action)
}

function compiledClocks({ clocks, order, stages }: Merged): Record<string, CompiledClock> {
  const entries = Object.entries(clocks).map(([id, clock]) => {
    const pausedIn = order.filter((stage) => stages[stage]?.pauses?.[id] !== undefined)
    return [id, { ...clock, id, stages: stagesIn(stages, clock.in), pausedIn }] as const
  })
  return Object.fromEntries(entries)
}
