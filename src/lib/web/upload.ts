import 'server-only'
import './register'
import { createHash } from 'node:crypto'
import { localPath } from '@/lib/access/local-path'
import { withinBudget } from '@/lib/access/rate-limit'
import { fileKind } from '@/lib/files/file-kind'
import { fileName } from '@/lib/files/file-name'
import { receiveFiles } from '@/lib/files/receive-file'
import { putObject, removeObject, storageKey } from '@/lib/files/storage'
import { env } from '@/lib/kernel/env'
import { newId } from '@/lib/kernel/ids'
import { log } from '@/lib/kernel/log'
import { can } from '@/lib/kernel/policy'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { transaction } from '@/lib/kernel/transaction'
import { bad, type Checked } from './bad-request'
import { isOwnRequest } from './own-request'
import { type Part, readMultipart } from './read-multipart'
import { done, failed, refused, type Situation } from './reply'
import { entryOf } from './session-cookie'
import { situationOf } from './situation-of'

type Place = { draft: string } | { caseId: string }
type Target = { place: Place; field: string; back: string | null }
type Kept = { id: string; name: string; mime: string; size: number; sha256: string }

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
const fieldName = /^[A-Za-z][\w.:-]{0,99}$/

/** Where the files belong: `?draft=` or `?case=`, the question they answer, and the page to return to. */
function targetOf(request: Request): Checked<Target> {
  const { searchParams: given } = new URL(request.url)
  const [draft, caseId, field] = [given.get('draft'), given.get('case'), given.get('field') ?? '']
  const id = draft ?? caseId
  if (!id || (draft && caseId) || !uuid.test(id) || !fieldName.test(field)) return bad(400, 'upload-place')
  const back = localPath(given.get('back') ?? given.get('_back'))
  return { ok: true, value: { place: draft ? { draft } : { caseId: id }, field, back } }
}

/** Asks for the right and the budget before anything is read: a stranger's body never gets past its headers. */
async function mayUpload({ visitor }: Situation): Promise<'ok' | 'too-many'> {
  const actor = await transaction(entryOf(visitor), async (entered) => entered.actor)
  if (!can(actor, 'file.upload')) throw new Refusal(actor.account ? 'not-allowed' : 'not-signed-in')
  const budget = { name: 'uploads', points: env().RATE_UPLOADS_PER_ACCOUNT, seconds: 60 }
  return (await withinBudget(budget, `account:${actor.account}`)) ? 'ok' : 'too-many'
}

async function check(request: Request): Promise<Checked<Target>> {
  if (request.method !== 'POST') return bad(405, 'method')
  if (!isOwnRequest(request.headers)) return bad(403, 'origin')
  return targetOf(request)
}

async function keep(part: Part, field: string): Promise<Kept> {
  if (part.tooLarge) throw invalid(field, 'file-too-large', { megabytes: env().UPLOAD_MAX_MB })
  const kind = await fileKind(part.bytes)
  if ('problem' in kind) throw invalid(field, kind.problem)
  const id = newId()
  await putObject(storageKey('files', id), part.bytes)
  const sha256 = createHash('sha256').update(part.bytes).digest('hex')
  return { id, name: fileName(part.name, kind.ending), mime: kind.mime, size: part.bytes.length, sha256 }
}

/** Keeps the bytes, then notes them; when either fails, what was kept is removed again. */
async function receive(parts: readonly Part[], { place, field }: Target, situation: Situation) {
  if (parts.length === 0) throw invalid(field, 'file-missing')
  const kept: Kept[] = []
  try {
    for (const part of parts) kept.push(await keep(part, field))
    return await receiveFiles.execute({ entry: entryOf(situation.visitor), input: { files: kept, place, field } })
  } catch (problem) {
    await Promise.all(kept.map(({ id }) => removeObject(storageKey('files', id))))
    throw problem
  }
}

async function take(request: Request, target: Target, situation: Situation): Promise<Response> {
  let { back } = target
  try {
    if ((await mayUpload(situation)) !== 'ok') return await failed(situation, { status: 429, reason: 'too-many' })
    const read = await readMultipart(request, env().UPLOAD_MAX_MB * 1024 * 1024)
    if (!read.ok) return await failed(situation, read)
    back = localPath(read.value.fields._back ?? read.value.fields.back) ?? back
    return await done(await receive(read.value.files, target, situation), situation, back)
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    return refused(problem, situation, { json: situation.json, input: {}, fields: {}, key: undefined, back })
  }
}

/**
 * POST /upload?draft=<id>&field=<key>, or ?case=<id>&field=<key>: files for a question of a draft or of an action. A plain
 * multipart form is answered 303 to `back` (query or field), a script that accepts JSON gets `{ data: { files } }`.
 * Files wait as `pending` until the worker has checked them. Whatever is wrong is a 4xx and leaves nothing behind.
 */
export async function upload(request: Request): Promise<Response> {
  const situation = await situationOf(request)
  try {
    const target = await check(request)
    if (target.ok) return await take(request, target.value, situation)
    const answer = await failed(situation, target)
    if (target.status === 405) answer.headers.set('allow', 'POST')
    return answer
  } catch (problem) {
    log.error({ err: problem, reference: situation.reference }, 'upload failed')
    return failed(situation, { status: 500, reason: 'unexpected' })
  }
}
