import 'server-only'
import { fileTypeFromBuffer } from 'file-type'

/** What may be handed in, by what the bytes say; the name and the announced type say nothing. */
export const fileKinds = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const
export type FileMime = keyof typeof fileKinds

/** Kinds that phones make and that get a sentence of their own. */
const phonePhotos = new Set(['image/webp', 'image/heic', 'image/heif', 'image/avif', 'image/heic-sequence'])

/** The kind of a file from its first bytes, or the code of the sentence that refuses it. */
export async function fileKind(bytes: Uint8Array): Promise<{ mime: FileMime; ending: string } | { problem: string }> {
  if (bytes.length === 0) return { problem: 'file-empty' }
  const found = await fileTypeFromBuffer(bytes.subarray(0, 4200)).catch(() => undefined)
  const mime = found?.mime
  if (mime && Object.hasOwn(fileKinds, mime)) return { mime: mime as FileMime, ending: fileKinds[mime as FileMime] }
  return { problem: mime && phonePhotos.has(mime) ? 'file-phone-format' : 'file-kind' }
}
