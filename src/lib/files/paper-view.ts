import 'server-only'
import { z } from 'zod'
import { open } from '@/lib/kernel/crypto'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { subjectOfCase } from './case-subject'
import { type RenderedPaper, renderPaper } from './paper-content'
import { openPaper } from './paper-data'

export type PaperState = 'valid' | 'withdrawn' | 'replaced'

/** A paper for the one it belongs to. `code` is the check code without dashes; `printed`: its PDF is ready. */
export type PaperView = RenderedPaper & {
  id: string
  caseId: string
  template: string
  number: string
  at: Date
  code: string
  state: PaperState
  printed: boolean
}

const columns = {
  at: true,
  number: true,
  caseId: true,
  template: true,
  codeEnc: true,
  dataEnc: true,
  pdfKey: true,
  state: true,
} as const

function rowOf(tx: Transaction, id: string) {
  return tx.paper.findUnique({ where: { id }, select: columns })
}

async function subjectOf({ tx, input }: { tx: Transaction; input: { paper: string } }) {
  const row = await rowOf(tx, input.paper)
  return row && subjectOfCase(tx, row.caseId)
}

/** One paper in words. Reading by staff is audited. */
export const paperPage = query({
  name: 'paper-page',
  permission: 'paper.read',
  input: z.strictObject({ paper: z.uuid(), locale: z.enum(locales) }),
  subject: subjectOf,
  run: async ({ tx, actor, input }): Promise<PaperView> => {
    const row = await rowOf(tx, input.paper)
    if (!row) throw new Refusal('not-found')
    if (actor.kind === 'staff') await record(tx, actor, { audit: [readBy('paper-page', input.paper)], outbox: [] })
    const { codeEnc, dataEnc, pdfKey, state, ...plain } = row
    const rendered = renderPaper(openPaper(input.paper, dataEnc), (text) => say(text, input.locale))
    const code = open(codeEnc, `paper.code_enc:${input.paper}`)
    return { id: input.paper, ...plain, ...rendered, code, state: state as PaperState, printed: pdfKey !== null }
  },
})

/** Where the print of a paper lies, for the one who may have it; audited. `not-found` until it is made. */
export const openPaperPrint = query({
  name: 'open-paper-print',
  permission: 'paper.read',
  input: z.strictObject({ paper: z.uuid() }),
  subject: subjectOf,
  run: async ({ tx, actor, input: { paper } }) => {
    const row = await rowOf(tx, paper)
    if (!row?.pdfKey) throw new Refusal('not-found')
    await record(tx, actor, { audit: [readBy('open-paper-print', paper)], outbox: [] })
    return { storageKey: row.pdfKey, number: row.number }
  },
})

function readBy(command: string, paper: string) {
  return { command, outcome: 'done', subject: paper }
}

/** The papers of a case, oldest first, as links. Only what the actor may see; for the pages of a case. */
export async function papersOf(
  tx: Transaction,
  { caseId, locale }: { caseId: string; locale: Locale },
): Promise<{ id: string; number: string; title: string; at: Date; state: PaperState; printed: boolean }[]> {
  const select = { id: true, number: true, title: true, at: true, state: true, pdfKey: true } as const
  const rows = await tx.paper.findMany({ where: { caseId }, select, orderBy: { id: 'asc' }, take: 100 })
  return rows.map(({ pdfKey, title, state, ...row }) => ({
    ...row,
    state: state as PaperState,
    title: title === null ? row.number : say(title as Parameters<typeof say>[0], locale),
    printed: pdfKey !== null,
  }))
}

/** A paper of somebody: `code` checks it, without dashes. */
export type HeldPaper = {
  id: string
  caseId: string
  number: string
  title: string
  issuer: string
  at: Date
  state: PaperState
  printed: boolean
  code: string
}

/** The papers of several cases, newest first, at most 500. Only what the actor may see. */
export async function papersOfCases(
  tx: Transaction,
  { cases, locale }: { cases: readonly string[]; locale: Locale },
): Promise<HeldPaper[]> {
  const rows = await tx.paper.findMany({
    where: { caseId: { in: [...cases] } },
    select: { ...columns, id: true, title: true, issuer: true },
    orderBy: { id: 'desc' },
    take: 500,
  })
  const words = (text: unknown, other: string) =>
    text === null ? other : say(text as Parameters<typeof say>[0], locale)
  return rows.map((row) => ({
    id: row.id,
    caseId: row.caseId,
    number: row.number,
    title: words(row.title, row.number),
    issuer: words(row.issuer, ''),
    at: row.at,
    state: row.state as PaperState,
    printed: row.pdfKey !== null,
    code: open(row.codeEnc, `paper.code_enc:${row.id}`),
  }))
}
