import 'server-only'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Office } from '@/lib/catalogue/office'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { factContext, factWords } from '../fact-words'
import { factValue, type SealedFact } from '../facts'
import { readPeople } from '../read-people'
import { sealedColumns, sealedFacts } from '../sealed-facts'
import { weightOf } from '../source-weight'

/** A row of the projection that wants somebody. `other`: the fact that says otherwise. */
export type QueueRow = { subject: string; element: string; fact: string; other: string | null; stale: string | null }

/** One value with where it comes from, masked unless its reader may see it whole. */
export type FactSaid = {
  id: string
  text: string
  /** A word of `account.sources`; `case` with the number of the case. */
  source: string
  caseNo?: string
  /** `YYYY-MM-DD` */
  at: string
  /** What was shown as proof; null when nothing was written down. */
  evidence: string | null
  verified: boolean
  until: string | null
}
export type FactLine = {
  fact: string
  person: { id: string; name: string }
  element: string
  label: string
  now: FactSaid
  other: FactSaid | null
  stale: string | null
}

type Shown = { office: Office; locale: Locale }
type Row = SealedFact & {
  element: string
  source: string
  ref: string | null
  at: Date
  verified: boolean
  until: string | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Facts by id, said in words. Those that the reader may not see are missing. */
export async function saidFacts(
  tx: Transaction,
  ids: readonly string[],
  { office, ctx }: { office: Office; ctx: ShowContext },
): Promise<Map<string, FactSaid>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${sealedColumns}, f.element, f.source, f.ref, f.at, f.verified_by IS NOT NULL AS verified, f.until::text AS until
    FROM ${sealedFacts} WHERE f.id = ANY (${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, saidFact(row, { office, ctx })]))
}

function saidFact(row: Row, { office, ctx }: { office: Office; ctx: ShowContext }): FactSaid {
  const element = office.elements.find((each) => each.element === row.element)
  const [source = '', caseNo] = row.source.split(/:(.*)/s)
  return {
    id: row.id,
    text: element ? factWords(element, factValue(row), ctx) : '',
    source,
    ...(caseNo ? { caseNo } : {}),
    at: shanghaiDate(row.at),
    evidence: row.ref && !uuid.test(row.ref) ? row.ref : null,
    verified: weightOf(row.source, { verified: row.verified, own: element?.own, truth: element?.truth }) > 1,
    until: row.until,
  }
}

/** Rows of a queue as people read them: who, what, what is said and by whom. Three reads, however many rows. */
export async function factLines(
  tx: Transaction,
  rows: readonly QueueRow[],
  { office, locale }: Shown,
): Promise<FactLine[]> {
  const ctx = await factContext(office, locale)
  const said = await saidFacts(
    tx,
    rows.flatMap(({ fact, other }) => (other ? [fact, other] : [fact])),
    { office, ctx },
  )
  const people = new Map(
    (await readPeople(tx, [...new Set(rows.map(({ subject }) => subject))])).map((row) => [row.id, row.name]),
  )
  return rows.flatMap((row) => {
    const [now, name] = [said.get(row.fact), people.get(row.subject)]
    const element = office.elements.find((each) => each.element === row.element)
    if (!now || name === undefined || !element) return []
    const person = { id: row.subject, name }
    const other = row.other ? (said.get(row.other) ?? null) : null
    return [
      { fact: row.fact, person, element: row.element, label: say(element.label, locale), now, other, stale: row.stale },
    ]
  })
}
