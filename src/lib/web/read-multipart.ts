import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { bad, type Checked } from './bad-request'

export type Part = { name: string | undefined; bytes: Buffer; tooLarge: boolean }
export type Multipart = { files: Part[]; fields: Record<string, string> }

/** Files of one post; a form offers a picker and a camera, each for one or several. */
export const mostFiles = 5
const room = 64 * 1024

/**
 * Reads a multipart/form-data body (RFC 7578) while it arrives. A file is read up to `max` bytes and then marked as too
 * large; the whole body may not exceed what the files together may have. Empty file inputs are left out. Whatever is
 * malformed is a 4xx and nothing is kept.
 */
export async function readMultipart(request: Request, max: number): Promise<Checked<Multipart>> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) return bad(415, 'content-type')
  const encoding = request.headers.get('content-encoding')
  if (encoding && encoding !== 'identity') return bad(415, 'content-encoding')
  if (Number(request.headers.get('content-length') ?? 0) > max * mostFiles + room) return bad(413, 'too-large')
  const parser = parserFor(request.headers, max)
  if (!parser || !request.body) return bad(400, 'multipart')
  return parse(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), parser, max * mostFiles + room)
}

function parserFor(headers: Headers, max: number): busboy.Busboy | null {
  const limits = { files: mostFiles, fileSize: max, fields: 10, fieldSize: 4000, parts: 20, headerPairs: 20 }
  try {
    return busboy({ headers: { 'content-type': headers.get('content-type') ?? '' }, limits, defParamCharset: 'utf8' })
  } catch {
    return null
  }
}

function parse(body: Readable, parser: busboy.Busboy, mostBytes: number): Promise<Checked<Multipart>> {
  return new Promise((answer) => {
    const files: Part[] = []
    const fields: [string, string][] = []
    let size = 0
    const end = (result: Checked<Multipart>) => {
      answer(result)
      body.unpipe(parser)
      body.on('error', () => undefined)
      if (!body.readableEnded) body.destroy()
    }
    body.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength
      if (size > mostBytes) end(bad(413, 'too-large'))
    })
    body.on('error', () => end(bad(400, 'broken-off')))
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
      parser.on(limit, () => end(bad(400, limit === 'filesLimit' ? 'too-many-files' : 'too-many-fields')))
    }
    parser.on('error', () => end(bad(400, 'multipart')))
    parser.on('field', (name, value) => fields.push([name, value]))
    parser.on('file', (_, stream, info) => collect(stream, (part) => files.push({ ...part, name: info.filename })))
    parser.on('close', () =>
      end({ ok: true, value: { files: files.filter(isGiven), fields: Object.fromEntries(fields) } }),
    )
    body.pipe(parser)
  })
}

function isGiven(part: Part): boolean {
  return part.bytes.length > 0 || Boolean(part.name)
}

function collect(stream: Readable & { truncated?: boolean }, done: (part: Omit<Part, 'name'>) => void): void {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  stream.on('error', () => undefined)
  stream.on('end', () => {
    const tooLarge = stream.truncated === true
    done({ bytes: tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks), tooLarge })
  })
}
