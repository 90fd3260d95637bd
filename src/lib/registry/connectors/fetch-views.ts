import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import { openJson } from '@/lib/kernel/crypto'
import { env } from '@/lib/kernel/env'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { factContext, factWords } from '../fact-words'
import { connectorOf } from './connection-of'
import type { FailureReason, FetchState } from './fetch-words'
import type { Found } from './read-answer'
import { foundPlace } from './settle-fetch'

/** One value that a register gave. `differs`: ours in this case says otherwise. */
export type FetchedValue = { element: string; label: string; text: string; differs: boolean }

/** One look-up as the staff sees it. Times are ISO instants. */
export type FetchView = {
  id: string
  register: string
  state: FetchState
  /** The name there is ours, or another; null as long as there is no answer. */
  finding: 'agrees' | 'differs' | null
  reason: FailureReason | null
  waitingSince: string
  doneAt: string | null
  /** Of a look-up that waits: that it was tried before. */
  tried: boolean
  task: string | null
  values: FetchedValue[]
  /** Nothing here is real: the demonstration's stand-in answers. */
  simulated: boolean
}

type Reader = {
  office: Office
  locale: Locale
  /** Highest data level that the reader may see. */
  level: number
  reveal?: boolean
  /** Values that are compared, by data element. */
  against?: Readonly<Record<string, unknown>>
  /** Whether what was asked at this unit is the reader's; all that row-level security shows when left out. */
  may?: (unitPath: string) => boolean
}

type Where = { caseId: string } | { subject: string; caseId: null }

const select = {
  ...{ id: true, connector: true, task: true, state: true, finding: true, reason: true, tries: true, unitPath: true },
  ...{ waitingFrom: true, doneAt: true, foundEnc: true },
} as const

/** The look-ups of a case, or of a person without a case, oldest first, as far as the reader of the transaction sees them. */
export async function fetchViews(tx: Transaction, where: Where, reader: Reader): Promise<FetchView[]> {
  const rows = await tx.fetch.findMany({ where, select, orderBy: { id: 'asc' }, take: 50 })
  const ctx = await factContext(reader.office, reader.locale, reader.reveal)
  const valuesOf = (found: Found | null): FetchedValue[] =>
    reader.office.elements.flatMap((element) => {
      const value = found?.values[element.element]
      if (value === undefined || element.level > reader.level) return []
      const ours = reader.against?.[element.element]
      const differs = ours !== undefined && JSON.stringify(ours) !== JSON.stringify(value)
      const label = say(element.label, reader.locale)
      return [{ element: element.element, label, text: factWords(element, value, ctx), differs }]
    })
  const shown = rows.filter((row) => reader.may?.(row.unitPath) ?? true)
  return shown.map((row) => ({
    id: row.id,
    register: registerName(reader, row.connector),
    state: row.state as FetchState,
    finding: row.finding as FetchView['finding'],
    reason: row.reason as FailureReason | null,
    waitingSince: row.waitingFrom.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
    tried: row.tries > 0,
    task: row.task,
    values: valuesOf(row.foundEnc ? openJson<Found>(row.foundEnc, foundPlace(row.id)) : null),
    simulated: env().DEMO,
  }))
}

function registerName({ office, locale }: Reader, key: string): string {
  const connector = connectorOf(office, key)
  return connector ? say(connector.name, locale) : key
}
