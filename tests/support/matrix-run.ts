import type { Command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import type { Entry } from '@/lib/kernel/transaction'
import type { At, MatrixCase } from './matrix-cases'
import { type Asker, type Ground, type Relation, relations } from './matrix-ground'
import type { Behind } from './matrix-street'

type AnyQuery = { name: string; execute: (call: { entry: Entry; input: never }) => Promise<unknown> }
export type Tables = {
  commands: Readonly<Record<string, Command>>
  queries: Readonly<Record<string, { name: string }>>
}
export type Row = { case: string; relation: Relation | '-'; cells: Record<string, string> }

const rollback = 'matrix-rollback'

/**
 * Makes every command that succeeds fail at its very end, when all is written: each writes an audit row that says done,
 * and a trigger of this test refuses that row at the commit. So one ground serves the whole matrix.
 */
export async function rollBackEverything({ ask }: Behind): Promise<void> {
  await ask(`
    CREATE FUNCTION matrix_rollback() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '${rollback}'; END $$;
    CREATE CONSTRAINT TRIGGER matrix_rollback AFTER INSERT ON audit DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.outcome = 'done') EXECUTE FUNCTION matrix_rollback();`)
}

/** The class of an outcome: `allowed`, or the code of the refusal. Anything else is thrown. */
export async function outcomeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'allowed'
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code
    if (String((problem as Error).message).includes(rollback)) return 'allowed'
    throw problem
  }
}

async function ask(tables: Tables, asked: MatrixCase, at: At): Promise<string> {
  const input = (await asked.input(at)) as never
  const command = tables.commands[asked.name]
  const query = tables.queries[asked.name] as AnyQuery | undefined
  const target = command ?? query
  if (!target) return 'unknown'
  const atDesk = command?.enterAs === 'signin' || asked.name === 'desk-state'
  const entry: Entry = atDesk ? { as: 'signin', visit: 'matrix' } : at.asker.entry
  try {
    return await outcomeOf(() => target.execute({ entry, input }))
  } catch (problem) {
    throw new Error(`${asked.name} as ${at.asker.name}: ${(problem as Error).message}`, { cause: problem })
  }
}

async function row(tables: Tables, asked: MatrixCase, at: { ground: Ground; relation: Relation | '-' }): Promise<Row> {
  const { ground, relation } = at
  const cells: Record<string, string> = {}
  for (const asker of ground.askers) {
    const things = ground.things(asker, relation === '-' ? 'own' : relation)
    cells[asker.name] = await ask(tables, asked, { ...things, asker, behind: ground.behind })
  }
  return { case: asked.variant ? `${asked.name} (${asked.variant})` : asked.name, relation, cells }
}

/** Asks everything of everybody about everything. */
export async function runMatrix(tables: Tables, cases: readonly MatrixCase[], ground: Ground): Promise<Row[]> {
  const rows: Row[] = []
  for (const asked of cases) {
    for (const relation of asked.bound ? relations : (['-'] as const)) {
      rows.push(await row(tables, asked, { ground, relation }))
    }
  }
  return rows
}

/**
 * What the queries about nothing in particular (lists, figures, one's own pages) answer to each asker. `not-allowed` and
 * `not-found` are one; when a session was seen last is left out.
 */
export async function askLists(queries: Tables['queries'], cases: readonly MatrixCase[], ground: Ground) {
  const told: Record<string, string> = {}
  for (const asked of cases.filter(({ bound, name }) => !bound && name !== 'desk-state')) {
    const query = queries[asked.name] as AnyQuery
    for (const asker of ground.askers) {
      const at: At = { ...ground.things(asker, 'own'), asker, behind: ground.behind }
      const input = (await asked.input(at)) as never
      const answer = await query.execute({ entry: asker.entry, input }).then(
        (found) => (found as { answer: unknown }).answer,
        (problem: unknown) => (problem instanceof Refusal ? 'refused' : String(problem)),
      )
      told[`${asked.name} to ${asker.name}`] = JSON.stringify(answer, (key, value) => (key === 'seen' ? '' : value))
    }
  }
  return told
}

/** The matrix as a table that people read and review. */
export function asTable(rows: readonly Row[], askers: readonly Pick<Asker, 'name'>[]): string {
  const head = ['what', 'whose', ...askers.map(({ name }) => name)]
  const body = rows.map((each) => [each.case, each.relation, ...askers.map(({ name }) => each.cells[name] ?? '')])
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((line) => line[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
