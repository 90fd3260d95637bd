import 'server-only'
import './register'
import { type Cell, writeWorkbook } from '@/lib/files/write-workbook'
import { now } from '@/lib/kernel/clock'
import { log } from '@/lib/kernel/log'
import { Refusal } from '@/lib/kernel/refusal'
import type { Entry } from '@/lib/kernel/transaction'
import { exportRows } from '@/lib/registry/ledgers/export-rows'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { disposition } from './download'
import { failed, refused } from './reply'
import { entryOf } from './session-cookie'
import { situationOf } from './situation-of'

type Ordered = { key: string; id: string }
type Asked = { entry: Entry; input: Ordered & { locale: Locale } }
type Stretch = Awaited<ReturnType<typeof exportRows.execute>>['answer']

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * GET /registers/<ledger>/export/<order>: the Excel file that this account ordered, written while it is read. The rights
 * are asked again for every stretch.
 */
export async function downloadLedger(request: Request, ordered: Ordered): Promise<Response> {
  const situation = await situationOf(request)
  const asked = { entry: entryOf(situation.visitor), input: { ...ordered, locale: situation.locale } }
  try {
    const { answer: first } = await exportRows.execute(asked)
    return answerWith(first, asked)
  } catch (problem) {
    if (problem instanceof Refusal) {
      return refused(problem, situation, { json: situation.json, input: {}, fields: {}, key: undefined, back: null })
    }
    log.error({ err: problem, reference: situation.reference }, 'export failed')
    return failed(situation, { status: 500, reason: 'unexpected' })
  }
}

function answerWith(first: Stretch, asked: Asked): Response {
  const made = sayDateTime(now(), asked.input.locale, 'full')
  const body = writeWorkbook({
    sheet: first.name,
    notes: [first.name, first.filter, `${made} · ${first.by}`, ...(first.guard ? [first.guard] : [])],
    head: first.columns,
    rows: everyRow(first, asked),
  })
  return new Response(body, {
    headers: {
      'content-type': sheetType,
      'content-disposition': disposition(`${first.name}.xlsx`, false),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}

async function* everyRow(first: Stretch, asked: Asked): AsyncGenerator<Cell[]> {
  let stretch = first
  for (;;) {
    yield* stretch.rows
    if (!stretch.next) return
    const input = { ...asked.input, after: stretch.next }
    stretch = (await exportRows.execute({ entry: asked.entry, input })).answer
  }
}
