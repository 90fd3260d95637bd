import 'server-only'
import './register'
import { openFile } from '@/lib/files/open-file'
import { openProof } from '@/lib/files/open-proof'
import { openPaperPrint } from '@/lib/files/paper-view'
import { getObject, storageKey } from '@/lib/files/storage'
import { log } from '@/lib/kernel/log'
import { Refusal } from '@/lib/kernel/refusal'
import type { Entry } from '@/lib/kernel/transaction'
import { openImportFile } from '@/lib/registry/imports/import-page'
import { openCopy } from '@/lib/rights/copies'
import type { StoredCopy } from '@/lib/rights/make-copy'
import { failed, refused } from './reply'
import { entryOf } from './session-cookie'
import { situationOf } from './situation-of'

type Found = {
  storageKey: string
  mime: string
  name: string
  inline: boolean
  /** The part of what is stored that was asked for; all of it when left out. */
  part?: (bytes: Buffer) => Buffer
}

/** A name for the `Content-Disposition` header: plain for old browsers, RFC 5987 for all others. */
export function disposition(name: string, inline: boolean): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const plain = `file.${name.split('.').at(-1)}`
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

async function answerWith({ storageKey, mime, name, inline, part }: Found): Promise<Response> {
  const stored = await getObject(storageKey)
  if (!stored) throw new Refusal('not-found')
  const bytes = part ? part(stored) : stored
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mime,
      'content-length': String(bytes.length),
      'content-disposition': disposition(name, inline),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  })
}

async function answer(request: Request, find: (entry: Entry) => Promise<Found>): Promise<Response> {
  const situation = await situationOf(request)
  try {
    return await answerWith(await find(entryOf(situation.visitor)))
  } catch (problem) {
    if (problem instanceof Refusal) {
      return refused(problem, situation, { json: situation.json, input: {}, fields: {}, key: undefined, back: null })
    }
    log.error({ err: problem, reference: situation.reference }, 'download failed')
    return failed(situation, { status: 500, reason: 'unexpected' })
  }
}

/**
 * GET /api/files/<id>: a file that was checked, to whoever may see what it belongs to; as attachment. `?view=1` shows a
 * picture in the page: pictures were drawn anew by us, anything else never is.
 */
export function downloadFile(request: Request, id: string): Promise<Response> {
  return answer(request, async (entry) => {
    const { answer: found } = await openFile.execute({ entry, input: { file: id } })
    const wanted = new URL(request.url).searchParams.get('view') === '1'
    return { ...found, inline: wanted && found.mime.startsWith('image/') }
  })
}

/** GET /api/papers/<id>: the print of a paper, named by its number. */
export function downloadPaper(request: Request, id: string): Promise<Response> {
  return answer(request, async (entry) => {
    const { answer: found } = await openPaperPrint.execute({ entry, input: { paper: id } })
    return { storageKey: found.storageKey, mime: 'application/pdf', name: `${found.number}.pdf`, inline: false }
  })
}

/** GET /api/imports/<id>: the file of an import with what is wrong in it marked. */
export function downloadImport(request: Request, id: string): Promise<Response> {
  return answer(request, async (entry) => {
    const { answer: found } = await openImportFile.execute({ entry, input: { batch: id } })
    const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return { storageKey: storageKey('files', found.file), mime, name: found.name, inline: false }
  })
}

/** GET /api/proofs/<id>: the proof of a correction, to those who decide on it; always as attachment. */
export function downloadProof(request: Request, id: string): Promise<Response> {
  return answer(request, async (entry) => {
    const { answer: found } = await openProof.execute({ entry, input: { file: id } })
    return { ...found, inline: false }
  })
}

/** GET /api/copies/<id>: the copy of one's own data as a page; `?as=json` as data for other programs. */
export function downloadCopy(request: Request, id: string): Promise<Response> {
  return answer(request, async (entry) => {
    const { answer: found } = await openCopy.execute({ entry, input: { copy: id } })
    const json = new URL(request.url).searchParams.get('as') === 'json'
    const named = json
      ? { mime: 'application/json', name: 'my-data.json' }
      : { mime: 'text/html; charset=utf-8', name: 'my-data.html' }
    const part = (bytes: Buffer) => {
      const stored = JSON.parse(bytes.toString('utf8')) as StoredCopy
      return Buffer.from(json ? stored.json : stored.html)
    }
    return { storageKey: found.storageKey, ...named, inline: false, part }
  })
}
