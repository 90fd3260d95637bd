import 'server-only'
import { createHash } from 'node:crypto'
import { transaction } from '@/lib/kernel/transaction'
import { cleanImage } from './clean-image'
import type { FileMime } from './file-kind'
import { pdfProblem } from './pdf-check'
import { scan } from './scan'
import { spreadsheetKinds } from './spreadsheet/spreadsheet-kind'
import { getObject, putObject, removeObject, storageKey } from './storage'

type Verdict = { bytes: Buffer; scanned: boolean } | { problem: string }

/**
 * The worker's look at an uploaded file: pictures are drawn anew, PDFs searched for active content, both shown to the
 * scanner where there is one. Only then may anybody open it. A file without a row (taken back) loses its bytes. Throws
 * when the scanner is away: the file stays pending and the job comes again. May be repeated.
 */
export async function checkFile(id: string): Promise<void> {
  const row = await transaction({ as: 'worker' }, ({ tx }) =>
    tx.file.findUnique({ where: { id }, select: { storageKey: true, mime: true, state: true } }),
  )
  if (!row) return removeObject(storageKey('files', id))
  if (row.state !== 'pending') return
  const bytes = await getObject(row.storageKey)
  const verdict = bytes ? await judge(bytes, row.mime as FileMime) : { problem: 'file-lost' }
  if ('bytes' in verdict && verdict.bytes !== bytes) await putObject(row.storageKey, verdict.bytes)
  await note(id, verdict)
  if ('problem' in verdict) await removeObject(row.storageKey)
}

async function judge(bytes: Buffer, mime: FileMime): Promise<Verdict> {
  const found = await scan(bytes)
  if (found === 'infected') return { problem: 'file-virus' }
  const scanned = found === 'clean'
  // What a table file holds is judged by whoever reads it; it is never shown as it came.
  if (Object.hasOwn(spreadsheetKinds, mime)) return { bytes, scanned }
  if (mime === 'application/pdf') {
    const problem = pdfProblem(bytes)
    return problem ? { problem } : { bytes, scanned }
  }
  const drawn = await cleanImage(bytes, mime)
  return drawn ? { bytes: drawn, scanned } : { problem: 'image-broken' }
}

function note(id: string, verdict: Verdict): Promise<unknown> {
  const data =
    'problem' in verdict
      ? { state: 'refused', problem: verdict.problem }
      : {
          state: 'safe',
          problem: null,
          scanned: verdict.scanned,
          size: verdict.bytes.length,
          sha256: createHash('sha256').update(verdict.bytes).digest('hex'),
        }
  return transaction({ as: 'worker' }, ({ tx }) => tx.file.updateMany({ where: { id, state: 'pending' }, data }))
}
