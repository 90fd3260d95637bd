import 'server-only'
import './register'
import { createHash } from 'node:crypto'
import { localPath } from '@/lib/access/local-path'
import { withinBudget } from '@/lib/access/rate-limit'
import { fileName } from '@/lib/files/file-name'
import { spreadsheetKind } from '@/lib/files/spreadsheet/spreadsheet-kind'
import { putObject, removeObject, storageKey } from '@/lib/files/storage'
import type { Outcome } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { newId } from '@/lib/kernel/ids'
import { log } from '@/lib/kernel/log'
import { can } from '@/lib/kernel/policy'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { transaction } from '@/lib/kernel/transaction'
import { startImport } from '@/lib/registry/imports/start-import'
import { isOwnRequest } from './own-request'
import { type Multipart, readMultipart } from './read-multipart'
import { done, failed, refused, type Situation } from './reply'
import { entryOf } from './session-cookie'
import { situationOf } from './situation-of'

/** Asks for the right and the budget before anything is read. */
async function mayUpload({ visitor }: Situation): Promise<boolean> {
  const actor = await transaction(entryOf(visitor), async (entered) => entered.actor)
  if (!can(actor, 'import.run')) throw new Refusal(actor.account ? 'not-allowed' : 'not-signed-in')
  const budget = { name: 'uploads', points: env().RATE_UPLOADS_PER_ACCOUNT, seconds: 60 }
  return withinBudget(budget, `account:${actor.account}`)
}

/** Keeps the bytes, then begins the import; when that is refused, what was kept is removed again. */
async function begin({ files, fields }: Multipart, { visitor }: Situation): Promise<Outcome> {
  const [part] = files
  if (!part) throw invalid('file', 'file-missing')
  if (part.tooLarge) throw invalid('file', 'file-too-large')
  const kind = spreadsheetKind(part.bytes)
  if ('problem' in kind) throw invalid('file', kind.problem)
  const id = newId()
  await putObject(storageKey('files', id), part.bytes)
  const sha256 = createHash('sha256').update(part.bytes).digest('hex')
  const file = { id, mime: kind.mime, size: part.bytes.length, sha256, name: fileName(part.name, kind.ending) }
  try {
    const input = { file, target: fields.target ?? '', source: fields.source ?? '' }
    return await startImport.execute({ entry: entryOf(visitor), input })
  } catch (problem) {
    await removeObject(storageKey('files', id))
    throw problem
  }
}

async function take(request: Request, situation: Situation): Promise<Response> {
  let posted: Multipart = { files: [], fields: {} }
  try {
    if (!(await mayUpload(situation))) return await failed(situation, { status: 429, reason: 'too-many' })
    const read = await readMultipart(request, env().IMPORT_MAX_MB * 1024 * 1024)
    if (!read.ok) return await failed(situation, read)
    posted = read.value
    return await done(await begin(posted, situation), situation, null)
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    const { _back: back, _key: key, ...fields } = posted.fields
    const shown = { json: situation.json, input: {}, fields, key, back: localPath(back) }
    return refused(problem, situation, shown)
  }
}

/**
 * POST /upload/import: a multipart form with `file`, `target` (key of a register, empty for people) and `source`. Begins
 * an import and leads to its page; a refused one goes back to `_back` with what was typed.
 */
export async function uploadImport(request: Request): Promise<Response> {
  const situation = await situationOf(request)
  try {
    if (request.method !== 'POST') {
      const answer = await failed(situation, { status: 405, reason: 'method' })
      answer.headers.set('allow', 'POST')
      return answer
    }
    if (!isOwnRequest(request.headers)) return await failed(situation, { status: 403, reason: 'origin' })
    return await take(request, situation)
  } catch (problem) {
    log.error({ err: problem, reference: situation.reference }, 'upload failed')
    return failed(situation, { status: 500, reason: 'unexpected' })
  }
}
