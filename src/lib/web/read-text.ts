import 'server-only'
import { bad, type Checked } from './bad-request'

/**
 * The body of a request as text: at most `max` bytes, valid UTF-8 (a byte order mark is dropped), no NUL. Stops reading
 * at the limit; a body that breaks off in between is malformed.
 */
export async function readText(request: Request, max: number): Promise<Checked<string>> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return bad(413, 'too-large')
  const bytes = await readBytes(request, max)
  if (!bytes.ok) return bytes
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)
    return text.includes('\0') ? bad(400, 'nul') : { ok: true, value: text }
  } catch {
    return bad(400, 'encoding')
  }
}

async function readBytes(request: Request, max: number): Promise<Checked<Uint8Array>> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.byteLength
      if (size > max) {
        await reader?.cancel()
        return bad(413, 'too-large')
      }
      chunks.push(part.value)
    }
  } catch {
    return bad(400, 'broken-off')
  }
  return { ok: true, value: Buffer.concat(chunks) }
}
